"""One question in and one answer out, in no platform's terms."""
