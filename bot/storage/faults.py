"""What went wrong with the database, in one sentence for an operator."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_NOT_PREPARED = "has no tables yet; run `bot db upgrade`"

_SQLITE = (
    ("no such table", _NOT_PREPARED),
    ("not a database", "is damaged, or not a database; put a backup in with `bot db restore`"),
    ("malformed", "is damaged; put a backup in with `bot db restore`"),
    ("locked", "is locked by another program, and stayed so for as long as Dateline waits"),
    ("readonly", "cannot be written to"),
    ("disk is full", "cannot grow: the disk is full"),
)
_UNDEFINED_TABLE = "42P01"
"""PostgreSQL's code for it, see its appendix A; its sentences come in the server's language."""


def describe(error: BaseException, url: URL) -> str:
    """Return the sentence. It holds neither the password nor any stored text."""
    if url.drivername.startswith("sqlite"):
        file = Path(url2pathname(urlsplit(url.database or "").path))
        return f"The database file {file} {_describe_sqlite(error, file)}."
    name = f"{url.database} on {url.host or url.query.get('host') or 'this machine'}"
    return _scrub(f"The database {name} {_describe_postgres(error)}.", url)


def _describe_sqlite(error: BaseException, file: Path) -> str:
    if not file.exists():
        return "is missing; make it with `bot db upgrade`, or restore a backup"
    if isinstance(error, PoolTimeoutError):
        return "is busy: every connection is in use"
    text = _text(error)
    return next((words for mark, words in _SQLITE if mark in text), f"cannot be used: {text}")


def _describe_postgres(error: BaseException) -> str:
    if isinstance(error, PoolTimeoutError):
        return "is busy: every connection is in use"
    if isinstance(error, TimeoutError):
        return "did not answer in time"
    if getattr(_cause(error), "sqlstate", "") == _UNDEFINED_TABLE:
        return _NOT_PREPARED
    return f"cannot be used: {_text(error)}"


def _text(error: BaseException) -> str:
    """Return the driver's own first line, without the statement and its values."""
    cause = _cause(error)
    lines = str(cause).strip().splitlines() or [type(cause).__name__]
    return lines[0].rstrip(".")


def _cause(error: BaseException) -> BaseException:
    return error.orig if isinstance(error, DBAPIError) and error.orig else error


def _scrub(text: str, url: URL) -> str:
    return text.replace(str(url.password), "…") if url.password else text
