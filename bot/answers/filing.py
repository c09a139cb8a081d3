"""Questions put on the desk's list, with a limit to what one channel can put there."""

from base64 import b32encode
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.answers.fold import fold
from bot.answers.gaps import Asking, GapStore
from bot.errors import RequestError
from bot.facts.ids import StoryId
from bot.messages.request import Place, Request

MOST_FILED = 10
"""Questions that one channel may file within `WINDOW`."""
WINDOW = timedelta(minutes=10)
PLACES = 1000
"""Channels remembered; the ones silent longest go first."""

FileGap = Callable[[Request, StoryId, str], Awaitable[int]]
"""Takes the request, the story and the cleaned question; see `Filing.file`."""


async def file_nowhere(_request: Request, _story: StoryId, _question: str) -> int:
    """Say that nobody keeps a list: where answers are tried out without a store."""
    raise RequestError("No list is kept for the desk here, so nothing was filed.")


def gap_id(story: StoryId, question: str) -> str:
    """Return eight letters and digits, the same for questions that differ in marks and case."""
    digest = sha256(f"{story}\n{fold(question)}".encode()).digest()
    return b32encode(digest).decode()[:8].lower()


@dataclass(kw_only=True, slots=True)
class _Filed:
    """What a channel filed lately: when, by the gap's id, oldest first."""

    at: dict[str, datetime] = field(default_factory=dict)

    def forget(self, before: datetime) -> None:
        self.at = {gap: at for gap, at in self.at.items() if at > before}


class Filing:
    """Files with `store`, and remembers in memory alone what each channel filed lately."""

    def __init__(self, *, store: GapStore) -> None:
        self._store = store
        self._places: OrderedDict[Place, _Filed] = OrderedDict()

    async def file(self, request: Request, story: StoryId, question: str) -> int:
        """Put a question on the list and return how often it has been asked, itself included.

        0: this channel has filed it within `WINDOW`, so it was not counted once more. Raises
        RequestError when the channel has filed too many, StoreError when it cannot be kept.
        """
        gap, now = gap_id(story, question), request.asked_at
        filed = self._recall(request.place, now)
        if gap in filed.at:
            return 0
        if len(filed.at) >= MOST_FILED:
            raise RequestError(
                f"This channel has put {MOST_FILED} questions to the desk within "
                f"{WINDOW.seconds // 60} minutes. This one was not filed; try again later."
            )
        filed.at[gap] = now
        try:
            kept = await self._store.file(
                Asking(
                    gap=gap,
                    story=story,
                    question=question,
                    platform=request.place.platform,
                    asked_at=now,
                )
            )
        except BaseException:
            # What was not kept may be filed again at once.
            filed.at.pop(gap, None)
            raise
        return kept.asked

    def _recall(self, place: Place, now: datetime) -> _Filed:
        channel = replace(place, thread="")
        filed = self._places.setdefault(channel, _Filed())
        filed.forget(now - WINDOW)
        self._places.move_to_end(channel)
        if len(self._places) > PLACES:
            self._places.popitem(last=False)
        return filed
