"""From files, archives and addresses to pages."""
