"""The chat page. Only this folder knows gradio."""
