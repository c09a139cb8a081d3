"""Questions put to the desk: by the button under a decline, and as `/gap`."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.answers.filing import MOST_FILED, PLACES, WINDOW, Filing, file_nowhere
from bot.errors import RequestError, StoreError
from bot.facts.ids import StoryId
from bot.messages.plain import to_plain
from bot.messages.reply import Outcome
from bot.messages.request import Line, Person, Place, Platform, Request
from tests.answers.desk import Desk
from tests.fakes.stores import MemoryGapStore

UNKNOWN = "how many bridges did Norland build in Antarctica?"
STORY = StoryId("river-accord")
NOON = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
CHANNEL = Place(platform=Platform.SLACK, workspace="T1", id="C1")


async def said(desk: Desk, line: str) -> str:
    return to_plain(await desk.ask(line))


async def filed(desk: Desk) -> list[tuple[str, int]]:
    return [(gap.question, gap.asked) for gap in await desk.gaps.load()]


async def test_a_question_that_is_not_on_record_is_filed_and_no_answer() -> None:
    desk = Desk()
    reply = await desk.ask(f"/gap {UNKNOWN}")
    assert reply.outcome is Outcome.NO_ANSWER
    assert reply.private
    assert f"Filed for the desk: “{UNKNOWN}”." in to_plain(reply)
    (gap,) = await desk.gaps.load()
    assert (gap.question, gap.platform, gap.asked) == (UNKNOWN, "console", 1)
    assert (gap.story, gap.first_asked_at) == (STORY, NOON)


async def test_nothing_of_who_asked_or_where_is_kept() -> None:
    desk = Desk()
    place = Place(platform=Platform.SLACK, workspace="T-team", id="C-channel", thread="17.01")
    await desk.ask(f"/gap {UNKNOWN}", place)
    (gap,) = await desk.gaps.load()
    for secret in ("T-team", "C-channel", "17.01", "id='p'"):
        assert secret not in repr(gap)


async def test_filing_again_says_that_it_is_on_the_list_and_how_often_it_was_asked() -> None:
    desk = Desk()
    await desk.ask(f"/gap {UNKNOWN}")
    assert "is on the desk's list already." in await said(desk, f"/gap {UNKNOWN.upper()}")
    assert await filed(desk) == [(UNKNOWN, 1)]
    desk.now += WINDOW
    assert "is on the desk's list already; asked 2 times." in await said(desk, f"/gap {UNKNOWN}")
    assert await filed(desk) == [(UNKNOWN, 2)]


async def test_another_channel_that_asks_the_same_is_counted() -> None:
    desk = Desk()
    await desk.ask(f"/gap {UNKNOWN}")
    reply = await desk.ask(f"/gap {UNKNOWN}", CHANNEL)
    assert "asked 2 times" in to_plain(reply)
    (gap,) = await desk.gaps.load()
    assert gap.platform == "slack"


async def test_a_question_that_is_on_record_by_now_is_answered_and_not_filed() -> None:
    desk = Desk()
    reply = await desk.ask("/gap who signed the river accord?")
    assert reply.outcome is Outcome.ANSWERED
    assert "This is on record by now, so nothing was filed:" in to_plain(reply)
    assert reply.references
    assert await filed(desk) == []


async def test_a_question_half_of_which_is_on_record_is_filed() -> None:
    desk = Desk()
    await desk.ask(f"/gap Who signed the river accord? {UNKNOWN}")
    assert await filed(desk) == [(f"Who signed the river accord? {UNKNOWN}", 1)]


@pytest.mark.parametrize("line", ["/gap ???", "/gap \u200b\u202e", "/gap"])
async def test_a_question_without_words_is_not_filed(line: str) -> None:
    desk = Desk()
    reply = await desk.ask(line)
    assert reply.outcome is Outcome.UNCLEAR
    assert await filed(desk) == []


async def test_a_store_that_is_gone_is_said_and_the_question_can_be_filed_later() -> None:
    desk = Desk()
    desk.gaps.lost = True
    reply = await desk.ask(f"/gap {UNKNOWN}")
    assert reply.outcome is Outcome.UNCLEAR
    assert "cannot be written to right now" in to_plain(reply)
    assert "k7wq" in to_plain(reply)
    desk.gaps.lost = False
    assert "Filed for the desk" in await said(desk, f"/gap {UNKNOWN}")


@dataclass
class Filer:
    """Files as people on Slack press a button: `filing` over `store`, at `now`."""

    store: MemoryGapStore = field(default_factory=MemoryGapStore)
    now: datetime = NOON

    def __post_init__(self) -> None:
        self.filing = Filing(store=self.store)

    async def file(self, question: str, place: Place = CHANNEL, story: StoryId = STORY) -> int:
        request = Request(
            key="1",
            asked=Line(text=""),
            place=place,
            person=Person(platform=place.platform, id="p"),
            asked_at=self.now,
        )
        return await self.filing.file(request, story, question)


async def test_one_channel_files_only_so_many_questions_at_a_time() -> None:
    filer = Filer()
    for number in range(MOST_FILED):
        await filer.file(f"question {number}")
    with pytest.raises(RequestError, match=r"within 10 minutes\. This one was not filed"):
        await filer.file("one more")
    with pytest.raises(RequestError):
        await filer.file("one more", replace(CHANNEL, thread="17.01"))
    assert await filer.file("question 3") == 0
    assert await filer.file("one more", replace(CHANNEL, id="C2")) == 1
    filer.now += WINDOW
    assert await filer.file("one more") == 2


async def test_the_memory_of_channels_is_bounded() -> None:
    filer = Filer()
    for number in range(PLACES + 1):
        await filer.file("the same", replace(CHANNEL, id=f"C{number}"))
    # The second channel is still known; the first is not, and is counted once more.
    assert await filer.file("the same", replace(CHANNEL, id="C1")) == 0
    assert await filer.file("the same", replace(CHANNEL, id="C0")) == PLACES + 2


async def test_what_could_not_be_kept_counts_against_nobody() -> None:
    filer = Filer()
    filer.store.lost = True
    for number in range(MOST_FILED + 1):
        with pytest.raises(StoreError):
            await filer.file(f"question {number}")
    filer.store.lost = False
    assert await filer.file("question 0") == 1


async def test_the_same_words_in_another_story_are_another_gap() -> None:
    filer = Filer()
    await filer.file("how old is it")
    assert await filer.file("how old is it", story=StoryId("other")) == 1


async def test_without_a_list_the_asker_is_told() -> None:
    request = Request(
        key="1",
        asked=Line(text=""),
        place=CHANNEL,
        person=Person(platform=Platform.SLACK, id="p"),
        asked_at=NOON,
    )
    with pytest.raises(RequestError, match="nothing was filed"):
        await file_nowhere(request, STORY, "how old is it")


async def test_a_decline_carries_the_button_that_files_its_question() -> None:
    desk = Desk()
    reply = await desk.ask(UNKNOWN)
    (button,) = [action for action in reply.actions if action.label == "Ask the desk"]
    assert button.private
    await desk.ask(button.line)
    assert await filed(desk) == [(UNKNOWN, 1)]


async def test_an_answer_carries_no_such_button() -> None:
    reply = await Desk().ask("who signed the river accord?")
    assert reply.outcome is Outcome.ANSWERED
    assert "Ask the desk" not in [action.label for action in reply.actions]


async def test_a_decline_without_words_carries_no_such_button() -> None:
    reply = await Desk().ask("/ask ???")
    assert "Ask the desk" not in [action.label for action in reply.actions]


async def test_a_follow_up_is_filed_with_the_question_it_leans_on() -> None:
    desk = Desk()
    earlier = ("how much aid did Norland give Suderia", "/brief", "source?")
    reply = await desk.ask("and Mira Sol?", earlier=earlier)
    assert reply.outcome is Outcome.NO_ANSWER
    (button,) = [action for action in reply.actions if action.label == "Ask the desk"]
    assert button.line == "/gap how much aid did Norland give Suderia? and Mira Sol?"


async def test_after_the_window_a_channel_is_forgotten() -> None:
    filer = Filer()
    await filer.file("how old is it")
    filer.now += WINDOW - timedelta(seconds=1)
    assert await filer.file("how old is it") == 0
    filer.now += timedelta(seconds=1)
    assert await filer.file("how old is it") == 2
