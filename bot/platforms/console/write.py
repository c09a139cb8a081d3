"""Writing to a stream, whatever its encoding."""

from typing import IO


def write_text(stream: IO[str], text: str) -> None:
    """Write at once, for whoever waits at the other end; what cannot be encoded is replaced."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
