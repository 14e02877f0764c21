"""From linked sentences to quotations and events."""
