"""The faces of the pipeline."""

import os

# Read by gradio when it is imported: without them it looks up its maker's hosts as it starts.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
