"""Whatever is typed into an option, the answer is a sentence, and all or nothing is kept."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.digest_commands import DIGEST_COMMANDS
from bot.digests.asking import Asking
from bot.digests.wish import read_wish
from bot.errors import RequestError
from bot.messages.request import Call, Request
from tests.bodies import STORY
from tests.digests.builders import a_subscription
from tests.digests.desk.counter import ADA, NEWS, Counter

_EDIT = next(each for each in DIGEST_COMMANDS if each.name == "digest edit")
_NAMES = [option.name for option in _EDIT.options if option.name != "digest"]
_WORDS = st.sampled_from(
    "daily weekdays mon at 08:30 25:00 every 4 hours monthly on the 31st 99 , ; : - quiet except "
    "22:00-07:00 2026-12-25 none all new quotes by:US in Iran here <#123456> 1 minute 9 years "
    "Europe/London UTC +02:00".split()
)
_TEXT = st.text(max_size=40) | st.lists(_WORDS, max_size=6).map(" ".join)


@given(options=st.dictionaries(st.sampled_from(_NAMES), _TEXT, min_size=1))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_options_are_read_or_refused_with_a_sentence(
    counter: Counter, options: dict[str, str]
) -> None:
    ports = counter.ports
    asking = Asking(
        request=Request(
            key="1",
            asked=Call(command="digest edit"),
            place=NEWS,
            person=ADA,
            asked_at=counter.room.time.clock(),
        ),
        story=STORY,
        verb="edit",
        options={name: text.strip() for name, text in options.items() if text.strip()},
        now=counter.room.time.clock(),
    )
    before = a_subscription(place=NEWS)
    try:
        after = read_wish(ports, asking).applied_to(before)
    except RequestError as error:
        said = str(error)
        assert said[-1] in ".?!”"
        assert len(said) < 700
        return
    assert (after.id, after.place, after.owner) == (before.id, before.place, before.owner)


@pytest.mark.parametrize("name", _NAMES)
async def test_an_option_of_any_length_is_answered(counter: Counter, name: str) -> None:
    await counter.ask("/digest subscribe daily 08:30 zone:UTC")
    assert len(await counter.said(f"/digest edit {name}:{'9:' * 500}")) < 700
