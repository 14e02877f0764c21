"""From a page to the article as its newsroom made it."""
