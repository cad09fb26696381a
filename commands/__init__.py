"""What each command of `foi` does: between the door (`app.py`) and the two packages, so that the door stays small.

Each module has one function `run` that takes the command's options and gives its exit status.
"""
