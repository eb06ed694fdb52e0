"""The chat page. Only this folder knows gradio."""

import os

# Before gradio is imported.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # or it calls home
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)  # or it sums up all events, with pandas, after each
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"  # remembered
