"""From articles to copies of one report and stories."""
