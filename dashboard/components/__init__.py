"""What pages share: small functions from plain values to HTML."""
