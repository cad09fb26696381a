"""Charts as marks: data in, plain data out, and drawers that draw any list of marks."""
