"""Statistics as pure functions: no page, no store, no SQL. Every number that is shown comes from here."""
