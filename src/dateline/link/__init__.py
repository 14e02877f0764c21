"""From names to actors and places."""
