"""The log says what happened, to whom it concerns, and never a secret."""

import io
import json
import logging
import random
from collections.abc import Iterator
from typing import Literal, cast

import pytest
import structlog

from bot.logs import ERROR_ID_LENGTH, new_error_id, set_up_logging

SECRET = "a-long-secret-value"


@pytest.fixture(autouse=True)
def _restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers, root.level = handlers, level
    logging.captureWarnings(False)
    structlog.reset_defaults()


def _log(
    *, format: Literal["text", "json"] = "json", level: str = "info", secrets: tuple[str, ...] = ()
) -> io.StringIO:
    stream = io.StringIO()
    set_up_logging(level=level, format=format, stream=stream, secrets=secrets)
    return stream


def _row(stream: io.StringIO) -> dict[str, object]:
    (line,) = stream.getvalue().splitlines()
    return cast("dict[str, object]", json.loads(line))


def test_an_event_is_one_json_object_with_its_ids() -> None:
    stream = _log()
    structlog.get_logger("bot.app").info("reply_sent", place="C1", facts=3)
    row = _row(stream)
    assert row.pop("timestamp")
    assert row == {
        "event": "reply_sent",
        "level": "info",
        "logger": "bot.app",
        "place": "C1",
        "facts": 3,
    }


def test_an_event_is_one_line_of_text() -> None:
    stream = _log(format="text")
    structlog.get_logger("bot.app").warning("store_unreachable", attempt=2)
    (line,) = stream.getvalue().splitlines()
    assert "warning" in line
    assert "store_unreachable" in line
    assert "attempt=2" in line


def test_what_a_library_logs_comes_out_the_same_way() -> None:
    stream = _log()
    logging.getLogger("discord.gateway").info("Shard %s connected", 0, extra={"shard": 0})
    row = _row(stream)
    assert (row["event"], row["shard"]) == ("Shard 0 connected", 0)


def test_less_severe_events_are_left_out() -> None:
    stream = _log(level="warning")
    structlog.get_logger("bot.app").info("ready")
    logging.getLogger("discord").info("connected")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("library", ["discord.gateway", "slack_sdk.web", "slack_bolt.App"])
def test_debugging_the_bot_does_not_log_payloads_of_libraries(library: str) -> None:
    stream = _log(level="debug")
    logging.getLogger(library).debug("payload of a message")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_known_secret_is_never_written(format: Literal["text", "json"]) -> None:
    stream = _log(format=format, secrets=(SECRET, ""))
    log = structlog.get_logger("bot.app")
    log.info(
        f"got {SECRET}", url=f"/x?key={SECRET}", rows=[{"a": (SECRET,)}], error=OSError(SECRET)
    )
    logging.getLogger("slack_sdk").error("failed with %s", SECRET)
    try:
        raise ValueError(SECRET)
    except ValueError:
        log.exception("broken")
    assert "ValueError" in stream.getvalue()
    assert SECRET not in stream.getvalue()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("posted with xoxb-12-ab_C", "xoxb-12-ab_C"),
        ("joined with xapp-1-A0-12", "xapp-1-A0-12"),
        ("postgresql://desk:hunter2@db/dateline", "hunter2"),
        ("Authorization: Bot MTA.x.y", "MTA.x.y"),
        ("Authorization: Bearer abc.def", "abc.def"),
    ],
)
def test_what_looks_like_a_secret_is_never_written(text: str, secret: str) -> None:
    stream = _log()
    structlog.get_logger("bot.app").info("request_failed", detail=text)
    assert secret not in stream.getvalue()


@pytest.mark.parametrize("key", ["token", "Authorization", "client_secret", "set-cookie"])
def test_a_field_named_like_a_secret_is_blotted_out(key: str) -> None:
    stream = _log()
    structlog.get_logger("bot.app").info("request", headers={key: "value"})
    assert _row(stream)["headers"] == {key: "[redacted]"}


def test_outside_text_cannot_write_a_line_of_its_own() -> None:
    stream = _log(format="text")
    structlog.get_logger("bot.app").info("named", name="a\nb", who="\x1b[2Jc")
    logging.getLogger("slack_bolt").warning("one\ntwo\r\x1b[0m")
    assert len(stream.getvalue().splitlines()) == 2
    assert "\x1b" not in stream.getvalue()


def test_a_second_set_up_replaces_the_first() -> None:
    first, second = _log(), _log()
    structlog.get_logger("bot.app").info("once")
    assert first.getvalue() == ""
    assert len(second.getvalue().splitlines()) == 1


def test_an_error_id_can_be_read_out() -> None:
    ids = {new_error_id(random.Random(seed)) for seed in range(200)}
    assert len(ids) == 200
    assert {len(each) for each in ids} == {ERROR_ID_LENGTH}
    assert not set("".join(ids)) & set("01ilo")
