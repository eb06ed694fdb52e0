"""The faces of the pipeline."""
