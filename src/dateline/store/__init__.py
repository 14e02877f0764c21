"""The corpus on disk: tables, writing, queries, word search, exports."""
