"""The days and times of a typed schedule: "mon, thu 9:00 and 17:00"."""

from collections import deque
from collections.abc import Iterable, Set
from datetime import time

from bot.digests.draft import EXAMPLES, Draft
from bot.digests.read_time import read_time
from bot.digests.schedule import (
    EVERY_DAY,
    WEEKEND,
    WORKING_DAYS,
    AtTimes,
    EveryHours,
    Monthly,
    Weekday,
    Weekly,
)
from bot.digests.tokens import Token, TokenKind, split_tokens
from bot.errors import RequestError
from bot.messages.typed import say_typed

_FILLERS = frozenset("the a and of in on at day days week weeks o clock each every per".split())
_TO = frozenset("- – — to through till until".split())
_HOURS = frozenset("h hr hrs hour hours".split())
_MINUTES = frozenset("min mins minute minutes second seconds".split())
_MONTHS = frozenset("month monthly months".split())
_FROM = frozenset("from between starting".split())
_GROUPS = {
    **dict.fromkeys("daily everyday".split(), EVERY_DAY),
    **dict.fromkeys("weekday weekdays workday workdays".split(), WORKING_DAYS),
    **dict.fromkeys("weekend weekends".split(), WEEKEND),
    **{
        name: (day,)
        for day in Weekday
        for full in [day.name.casefold()]
        for name in (full, full[:3], f"{full}s")
    },
    **dict.fromkeys(["tues"], (Weekday.TUESDAY,)),
    **dict.fromkeys(["weds"], (Weekday.WEDNESDAY,)),
    **dict.fromkeys(["thur", "thurs"], (Weekday.THURSDAY,)),
}


def read_days_and_times(folded: str) -> tuple[Weekly | Monthly, AtTimes | EveryHours]:
    """Read folded text. Raises RequestError for a word it does not know, and for what lacks."""
    reader = _Reader(split_tokens(folded))
    reader.read()
    return reader.draft.days(), reader.draft.hours()


def read_days_or_times(
    folded: str,
) -> tuple[Weekly | Monthly | None, AtTimes | EveryHours | None]:
    """Read folded text that may leave out days, times or both: None for what it leaves out.

    Raises RequestError for a word it does not know.
    """
    reader = _Reader(split_tokens(folded))
    reader.read()
    draft = reader.draft
    days = draft.days() if draft.names_days else None
    return days, draft.hours() if draft.names_hours else None


class _Reader:
    """Takes one token after the other, and tells the draft what they say."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.draft = Draft()
        self._tokens = deque(tokens)
        self._after_at = False

    def read(self) -> None:
        while self._tokens:
            token = self._tokens.popleft()
            match token.kind:
                case TokenKind.TIME:
                    self.draft.add_time(read_time(token.text))
                case TokenKind.ORDINAL:
                    self.draft.add_month_day(int(token.text[:-2]))
                case TokenKind.NUMBER:
                    self._take_number(token.text)
                case TokenKind.WORD:
                    self._take_word(token.text)
                case TokenKind.PATH | TokenKind.OTHER:
                    raise _unknown(token.text)

    def _take_number(self, text: str) -> None:
        if self._skip_one_of(_HOURS):
            self.draft.set_steps(int(text))
        elif self._skip_one_of(_MINUTES):
            raise RequestError(
                "A digest comes every hour at most; rule:breaking posts what is new at once."
            )
        elif self._after_at or len(text) == 4:
            self.draft.add_time(read_time(text))
        elif self.draft.monthly:
            self.draft.add_month_day(int(text))
        else:
            raise RequestError(
                f"{say_typed(text)} may be an hour or a day: write a time like 08:00, "
                "a day of the month like 8th."
            )

    def _take_word(self, word: str) -> None:
        if word in ("every", "each") and self._skip_one_of({"day"}):
            self.draft.add_weekdays(EVERY_DAY)
        elif word == "last" and self._skip_one_of({"day"}):
            self.draft.add_month_day(31)
        elif word in _GROUPS:
            self.draft.add_weekdays(self._up_to(_GROUPS[word]))
        elif word in _FROM:
            self._take_ends()
        else:
            self._take_plain(word)

    def _take_plain(self, word: str) -> None:
        if word in _HOURS or word == "hourly":
            self.draft.set_steps(1)
        elif word in _MONTHS:
            self.draft.monthly = True
        elif word == "weekly":
            self.draft.weekly = True
        elif word not in _FILLERS:
            raise _unknown(word)
        if word in ("at", "on"):
            self._after_at = word == "at"

    def _up_to(self, days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
        """Return a named day with those up to the one that "to" or a dash leads to, if any."""
        following = [each.text for each in list(self._tokens)[:2]]
        last = _GROUPS.get(following[1], ()) if len(following) == 2 else ()
        if len(days) != 1 or len(last) != 1 or following[0] not in _TO:
            return days
        self._tokens.popleft()
        self._tokens.popleft()
        return tuple(Weekday((days[0] + n) % 7) for n in range((last[0] - days[0]) % 7 + 1))

    def _take_ends(self) -> None:
        first = self._pop_time()
        to = self._skip_one_of(_TO | {"and"})
        self.draft.ends = (first, self._pop_time() if to else time(23, 59))

    def _pop_time(self) -> time:
        return read_time(self._tokens.popleft().text if self._tokens else "")

    def _skip_one_of(self, words: Set[str]) -> bool:
        """Take the next token when it is one of these words."""
        if self._tokens and self._tokens[0].text in words:
            self._tokens.popleft()
            return True
        return False


def _unknown(text: str) -> RequestError:
    hint = "The zone is given by itself. " if "/" in text else ""
    return RequestError(
        f"{say_typed(text)} is not something I can read in a schedule. {hint}"
        f"Write it like {EXAMPLES}."
    )
