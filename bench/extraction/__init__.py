"""Readers and scorers of public extraction benchmarks; ``python -m bench.extraction --help``."""
