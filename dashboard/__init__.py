"""The dashboard: reads the store that `etl` writes, and never turns back."""
