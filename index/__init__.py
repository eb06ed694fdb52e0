"""The corpus side: from files to a catalogue of articles, and the indexes derived from it."""
