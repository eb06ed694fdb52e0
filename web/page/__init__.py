"""The chat page. Only this folder knows gradio."""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # before gradio is imported, or it calls home
