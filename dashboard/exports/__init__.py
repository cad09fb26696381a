"""Files of a Selection. Every door (page, API, command line) sends what these give, so that all send the same bytes."""
