"""What the bot posts, and the identity it posts it under."""
