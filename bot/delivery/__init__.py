"""What the bot posts: the outbox, its worker, and the memory of what was posted."""
