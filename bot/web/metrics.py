"""Counts and times what is answered, around the answerer that every platform asks."""

import time
from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.messages.answerer import Answerer, Suggestion
from bot.messages.reply import Reply
from bot.messages.request import Call, Place, Request

_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 3.0)
"""Seconds: from what an answer should take to what Slack and Discord wait for."""


class MeasuredAnswerer:
    """Answers as the answerer within; labels hold only names of the command table."""

    def __init__(
        self,
        within: Answerer,
        *,
        commands: Iterable[str],
        registry: CollectorRegistry,
        timer: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._within = within
        self._commands = frozenset(commands)
        self._timer = timer
        self._requests = Counter(
            "dateline_requests",
            "Requests answered.",
            ("platform", "command", "outcome"),
            registry=registry,
        )
        self._seconds = Histogram(
            "dateline_answer_seconds",
            "Seconds from request to reply.",
            ("platform",),
            buckets=_BUCKETS,
            registry=registry,
        )

    async def answer(self, request: Request) -> Reply:
        """Answer, then count."""
        started = self._timer()
        reply = await self._within.answer(request)
        platform = request.place.platform.value
        self._seconds.labels(platform).observe(self._timer() - started)
        self._requests.labels(platform, self._command_of(request), reply.outcome.value).inc()
        return reply

    async def fill(self, request: Request) -> Mapping[str, str]:
        """Return what the answerer within fills a form in with; not counted."""
        return await self._within.fill(request)

    def suggest(
        self, *, command: str, option: str, typed: str, place: Place
    ) -> tuple[Suggestion, ...]:
        """Return what the answerer within suggests; not counted."""
        return self._within.suggest(command=command, option=option, typed=typed, place=place)

    def _command_of(self, request: Request) -> str:
        if isinstance(request.asked, Call):
            name = request.asked.command
        else:
            first = request.asked.text.lstrip()[:40].partition(" ")[0]
            name = first[1:].casefold() if first.startswith("/") else "question"
        return name if name in self._commands or name == "question" else "unknown"
