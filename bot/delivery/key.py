"""Stable identities for what the bot posts: the same key is the same message."""

import hashlib
import uuid

_NAMESPACE = uuid.UUID("5b6f3f0e-5d0c-5a60-9a2c-5f6c3c1e7d10")


def to_nonce(key: str) -> str:
    """Return a Discord nonce: 25 characters at most, the limit Discord documents."""
    return hashlib.blake2b(key.encode(), digest_size=12).hexdigest()


def to_uuid(key: str) -> str:
    """Return a UUID for Slack's `client_msg_id`."""
    return str(uuid.uuid5(_NAMESPACE, key))
