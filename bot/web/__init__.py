"""The HTTP server that the routes are mounted on."""
