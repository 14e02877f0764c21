"""One shard after another: on one machine, or on many."""
