"""Command line, HTTP and the web explorer."""
