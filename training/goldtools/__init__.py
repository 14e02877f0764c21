"""The gold corpus: formats, loader and checks. ``training/gold/GUIDE.md`` says how to annotate."""

from goldtools.load import load
from goldtools.records import Chain, Event, Gold, Name, Quote

__all__ = ["Chain", "Event", "Gold", "Name", "Quote", "load"]
