"""How the reader's adapter is made: `python -m training FOLDER` reads the question and news sets there, and trains.

The folder holds what docs/reader.md names; none of it comes with the project, nor does torch, which
`pip install -e ".[train]"` brings.
"""
