"""The editorial rules; `check.py` lists them."""
