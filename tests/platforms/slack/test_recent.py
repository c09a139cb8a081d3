"""Answers that are kept for a while."""

from datetime import datetime, timedelta

from bot.platforms.slack.recent import Recent
from tests.platforms.slack.conftest import NOW


def a_recent(times: list[datetime]) -> Recent[str]:
    return Recent(clock=lambda: times[-1], lasts=timedelta(minutes=5), capacity=2)


def test_an_answer_is_kept_for_so_long() -> None:
    times = [NOW]
    recent = a_recent(times)
    assert recent.keep("a", "yes") == "yes"

    times.append(NOW + timedelta(minutes=4, seconds=59))
    assert recent.get("a") == "yes"
    times.append(NOW + timedelta(minutes=5))
    assert recent.get("a") is None


def test_the_oldest_goes_when_there_are_too_many() -> None:
    recent = a_recent([NOW])
    recent.keep("a", "old")
    recent.keep("b", "1")
    recent.keep("a", "new")
    recent.keep("c", "2")

    assert (recent.get("a"), recent.get("b"), recent.get("c")) == ("new", None, "2")
