"""Counting answers: by platform, command and outcome, under names that are bounded."""

from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession
from prometheus_client import CollectorRegistry

from bot.messages.reply import Notice, Outcome, Reply
from bot.messages.request import Call, Line, Person, Place, Platform, Request
from bot.web.health import health_routes
from bot.web.metrics import MeasuredAnswerer
from tests.fakes.answerer import FakeAnswerer
from tests.web.conftest import Serve


def request_of(asked: Line | Call) -> Request:
    return Request(
        key="k",
        asked=asked,
        place=Place(platform=Platform.SLACK, id="C1"),
        person=Person(platform=Platform.SLACK, id="U1"),
        asked_at=datetime(2024, 9, 12, tzinfo=UTC),
    )


def measured(registry: CollectorRegistry, within: FakeAnswerer) -> MeasuredAnswerer:
    ticks = iter([1.0, 1.25] * 50)
    return MeasuredAnswerer(
        within, commands=["aid", "help"], registry=registry, timer=lambda: next(ticks)
    )


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        (Call(command="aid"), "aid"),
        (Line(text="/aid donor:us"), "aid"),
        (Line(text=" /AID"), "aid"),
        (Line(text="who was sanctioned?"), "question"),
        (Line(text="/made up"), "unknown"),
        (Call(command="x" * 500), "unknown"),
        (Line(text=""), "question"),
    ],
)
async def test_a_request_is_counted_under_a_name_of_the_table(
    asked: Line | Call, command: str
) -> None:
    registry = CollectorRegistry()
    await measured(registry, FakeAnswerer()).answer(request_of(asked))
    labels = {"platform": "slack", "command": command, "outcome": "answered"}
    assert registry.get_sample_value("dateline_requests_total", labels) == 1


async def test_an_answer_that_is_none_is_counted_apart() -> None:
    registry, within = CollectorRegistry(), FakeAnswerer()
    within.say = lambda request: Reply(
        title="", blocks=(Notice(text="x"),), outcome=Outcome.NO_ANSWER
    )
    await measured(registry, within).answer(request_of(Call(command="aid")))
    labels = {"platform": "slack", "command": "aid", "outcome": "no_answer"}
    assert registry.get_sample_value("dateline_requests_total", labels) == 1


async def test_seconds_are_read_by_prometheus(serve: Serve, client: ClientSession) -> None:
    async def reachable() -> bool:
        return True

    registry = CollectorRegistry()
    await measured(registry, FakeAnswerer()).answer(request_of(Call(command="aid")))
    routes = health_routes(
        platforms=list,
        book_version=lambda: 1,
        store_reachable=reachable,
        registry=registry,
    )
    async with client.get(f"{await serve(routes)}metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        text = await answer.text()
    assert 'dateline_answer_seconds_sum{platform="slack"} 0.25' in text
    assert 'dateline_answer_seconds_bucket{le="0.1",platform="slack"} 0.0' in text
