"""Event ontologies as data."""
