"""The log: event names and ids, as text for people or JSON for machines, without secrets."""

import logging
import random
import re
from collections.abc import Collection, Mapping
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

ERROR_ID_LENGTH = 8
_UNAMBIGUOUS = "23456789abcdefghjkmnpqrstuvwxyz"
_REDACTED = "[redacted]"
_SECRET_KEY = re.compile(r"token|secret|password|authori[sz]ation|cookie|signature", re.IGNORECASE)
_SECRET_SHAPE = re.compile(
    r"\b(?:xox[a-z]|xapp)-[\w-]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)|(?<=\bBearer )\S+|(?<=\bBot )\S+"
)
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}

# Below these levels the libraries log whole payloads, or a line for every request and tick.
_LIBRARY_LEVELS = {
    "aiohttp.access": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "alembic": logging.WARNING,
    "apscheduler": logging.ERROR,  # it warns of runs left out, which our jobs do on purpose
    "asyncio": logging.WARNING,
    "discord": logging.INFO,
    "matplotlib": logging.WARNING,
    "slack_bolt": logging.INFO,
    "slack_sdk": logging.INFO,
    "sqlalchemy": logging.WARNING,
}


def set_up_logging(
    *,
    level: str,
    format: Literal["text", "json"],
    stream: TextIO,
    secrets: Collection[str] = (),
) -> None:
    """Send everything logged in this process, by structlog or by logging, to `stream`.

    `level` is the least severe one, as LogSettings names it. No value in `secrets` is ever
    written. Called once, by whoever starts the process; a second call replaces the first.
    """
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_first_processors(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_first_processors(),
            processors=_last_processors(format, secrets),
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name, least in _LIBRARY_LEVELS.items():
        logging.getLogger(name).setLevel(max(least, root.level))
    logging.captureWarnings(True)


def new_error_id(random: random.Random) -> str:
    """Return an id that a person can read out: no letter or digit looks like another."""
    return "".join(random.choices(_UNAMBIGUOUS, k=ERROR_ID_LENGTH))


def _first_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _last_processors(format: str, secrets: Collection[str]) -> list[Processor]:
    first: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        redactor(secrets),
    ]
    if format == "json":
        return [*first, structlog.processors.JSONRenderer(ensure_ascii=False, default=str)]
    return [
        *first,
        _one_line,
        structlog.dev.ConsoleRenderer(
            colors=False, exception_formatter=structlog.dev.plain_traceback
        ),
    ]


def redactor(secrets: Collection[str]) -> Processor:
    """Return a processor that blots out secrets: the known ones, and what looks like one."""
    # Longest first, so that a secret that contains another goes whole.
    known = "|".join(re.escape(each) for each in sorted(secrets, key=len, reverse=True) if each)
    pattern = re.compile(f"{known}|{_SECRET_SHAPE.pattern}" if known else _SECRET_SHAPE.pattern)

    def clean(value: object) -> object:
        match value:
            case str():
                return pattern.sub(_REDACTED, value)
            case bool() | int() | float() | None:
                return value
            case Mapping():
                return {
                    key: _REDACTED if _SECRET_KEY.search(str(key)) else clean(each)
                    for key, each in value.items()
                }
            case list() | tuple() | set() | frozenset():
                return [clean(each) for each in value]
            case _:
                return clean(str(value))

    def redact(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
        cleaned = clean(event)
        return cleaned if isinstance(cleaned, dict) else event

    return redact


def _one_line(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """Escape control characters, so that outside text cannot write a line of its own."""
    return {
        key: value.translate(_CONTROL)
        if isinstance(value, str) and key not in {"exception", "stack"}
        else value
        for key, value in event.items()
    }
