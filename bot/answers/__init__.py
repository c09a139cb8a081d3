"""From a Request to a Reply, over the Book alone."""
