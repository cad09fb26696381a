"""From what police forces and publishers sent to a tidy store: extract, transform, load."""
