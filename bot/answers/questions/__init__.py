"""Questions in plain words: read as a structured query, answered from facts or declined."""
