"""What the one who runs Khabar can see of it: health, metrics, logs, traces, and who asked what."""
