"""The pages, one a file: each a pure function of an address and a store. `dashboard.server` lists them."""
