"""The words of the field as value types. Nothing here reads or writes anything, and nothing here knows the rest."""
