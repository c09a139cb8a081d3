"""The page's stylesheet, script and icon, read once and served from memory."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, kw_only=True, slots=True)
class StaticFile:
    """`address` changes with the content, so that browsers may keep it for good."""

    content: bytes
    kind: str
    address: str


Static = Mapping[str, StaticFile]


def read_static(folder: Path) -> Static:
    """Return every file of the folder by name."""
    return {path.name: _read(path) for path in sorted(folder.iterdir()) if path.suffix in _KINDS}


def _read(path: Path) -> StaticFile:
    content = path.read_bytes()
    version = hashlib.blake2b(content, digest_size=8).hexdigest()
    address = f"/static/{path.name}?v={version}"
    return StaticFile(content=content, kind=_KINDS[path.suffix], address=address)
