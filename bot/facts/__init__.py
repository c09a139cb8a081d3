"""The domain: curated facts, their sources and their history. Standard library only."""
