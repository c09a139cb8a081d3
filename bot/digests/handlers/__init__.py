"""One file for what people do about digests, or a few that belong together."""
