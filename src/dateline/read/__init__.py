"""From an article to sentences, tokens, names and dates."""
