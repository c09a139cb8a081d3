"""Forms come filled in with what there is, and change only what was changed in them."""

import pytest

from bot.digests.rules import Filters, Rule
from bot.errors import RequestError
from bot.messages.request import Rights
from tests.bodies import entity_id
from tests.digests.desk.counter import EDITORS, NEWS, Counter

WEEKDAYS = "/digest subscribe weekdays 08:30 zone:Europe/London"
EDITOR_THERE = ((EDITORS.id, Rights(manages=True)),)


async def test_a_form_to_edit_holds_what_the_digest_has(counter: Counter) -> None:
    await counter.ask(
        f"{WEEKDAYS} sections:new, figures rule:always quiet:22:00-07:00 "
        f"except:2026-12-24 to 2026-12-26, 2027-01-01 review:{EDITORS.id} lead:1 hour",
        others=EDITOR_THERE,
    )
    assert await counter.fill("/digest edit") == {
        "digest": "ab00cd01@1",
        "days": "every weekday",
        "time": "08:30",
        "zone": "Europe/London",
        "story": "river-accord",
        "sections": "new and figures",
        "rule": "always",
        "lookback": "7 days",
        "nothing_new": "silent",
        "quiet": "22:00-07:00",
        "except": "2026-12-24 to 2026-12-26, 2027-01-01",
        "review": EDITORS.id,
        "lead": "1 hour",
        "unapproved": "skip",
    }


async def test_names_that_narrow_a_digest_stand_in_its_form(counter: Counter) -> None:
    counter.names["us"] = entity_id("us")
    await counter.ask(f"{WEEKDAYS} only:quotes, us, by:us, country:us")
    name = (await counter.fill("/digest edit"))["only"].split(", ")[1]
    assert (await counter.fill("/digest edit"))["only"] == (
        f"quotes, {name}, country:{name}, by:{name}"
    )


@pytest.mark.parametrize(
    "line",
    [
        f"{WEEKDAYS} quiet:22:00-07:00 except:2026-12-24 to 2026-12-26 sections:new",
        "/digest subscribe monthly on the 31st time:every 4 hours from 08:00 to 20:00 zone:UTC",
        "/digest subscribe mon and thu 08:30 and 17:00 zone:UTC lookback:3 days",
        f"{WEEKDAYS} review:here lead:45 minutes unapproved:send",
    ],
)
async def test_a_form_sent_as_it_came_changes_nothing(counter: Counter, line: str) -> None:
    await counter.ask(line)
    (before,) = await counter.kept()
    form = await counter.fill("/digest edit")
    said = await counter.said_of("digest edit", form)
    assert said.startswith("Nothing was changed")
    assert await counter.kept() == (before,)


async def test_a_form_changes_what_was_changed_in_it(counter: Counter) -> None:
    counter.names["us"] = entity_id("us")
    await counter.ask(f"{WEEKDAYS} only:us")
    counter.names.clear()  # a name that stands for nobody any more is no hindrance
    form = await counter.fill("/digest edit")
    said = await counter.said_of("digest edit", form | {"time": "09:15", "rule": "always"})
    assert said.startswith("The digest is changed")
    kept = (await counter.kept())[0].subscription
    assert (kept.rules.rule, kept.version) == (Rule.ALWAYS, 2)
    assert kept.rules.filters == Filters(entities=frozenset({entity_id("us")}))


async def test_what_a_form_empties_is_taken_away(counter: Counter) -> None:
    await counter.ask(f"{WEEKDAYS} quiet:22:00-07:00 review:here")
    form = await counter.fill("/digest edit")
    await counter.said_of("digest edit", form | {"quiet": "none", "review": "none"})
    kept = (await counter.kept())[0].subscription
    assert (kept.schedule.quiet, kept.review) == (None, None)


async def test_an_old_button_opens_a_form_of_the_digest_as_it_is_now(counter: Counter) -> None:
    await counter.ask(WEEKDAYS)
    await counter.ask("/digest edit time:09:00")
    form = await counter.fill("/digest edit ab00cd01@1")
    assert (form["digest"], form["time"]) == ("ab00cd01@2", "09:00")


async def test_two_forms_open_at_once_save_one_of_them(counter: Counter) -> None:
    await counter.ask(WEEKDAYS)
    first = await counter.fill("/digest edit")
    second = await counter.fill("/digest edit")
    await counter.said_of("digest edit", first | {"time": "09:00"})
    said = await counter.said_of("digest edit", second | {"time": "10:00"})
    assert "Somebody else changed this digest meanwhile" in said


@pytest.mark.parametrize("line", ["/digest edit", "/digest edit ab00cd09"])
async def test_no_form_opens_for_a_digest_that_is_not_there(counter: Counter, line: str) -> None:
    with pytest.raises(RequestError, match="There is no digest"):
        await counter.fill(line)


async def test_no_form_opens_for_who_may_not_manage_the_channel(counter: Counter) -> None:
    await counter.ask(WEEKDAYS)
    with pytest.raises(RequestError, match="Manage Channels"):
        await counter.fill("/digest edit", rights=Rights(manages=False))


async def test_with_several_digests_it_is_asked_which_before_a_form_opens(counter: Counter) -> None:
    await counter.ask(WEEKDAYS)
    await counter.ask("/digest subscribe daily 17:00 sections:new zone:UTC")
    with pytest.raises(RequestError, match="Which digest"):
        await counter.fill("/digest edit")
    assert (await counter.fill("/digest edit ab00cd02"))["days"] == "every day"


async def test_a_form_for_something_new_is_empty(counter: Counter) -> None:
    assert await counter.fill("/digest subscribe") == {}


async def test_who_cannot_subscribe_is_told_before_a_form_opens(counter: Counter) -> None:
    with pytest.raises(RequestError, match="Manage Channels"):
        await counter.fill("/digest subscribe", rights=Rights(manages=False))
    with pytest.raises(RequestError, match="I lack Send Messages"):
        rights = Rights(manages=True, lacks=("Send Messages",))
        await counter.fill("/digest subscribe", rights=rights)


async def test_the_note_of_a_draft_stands_in_its_form(counter: Counter) -> None:
    line = f"/digest subscribe daily 09:00 zone:UTC review:{EDITORS.id}"
    await counter.ask(line, others=EDITOR_THERE)
    await counter.room.tick_at(minutes=30)
    assert "text" not in await counter.fill("/digest note", EDITORS)
    await counter.ask("/digest note Figures as of Friday.", EDITORS)
    assert await counter.fill("/digest note", EDITORS) == {
        "digest": "ab00cd01",
        "slot": "2026-11-02T09:00",
        "text": "Figures as of Friday.",
    }
    with pytest.raises(RequestError, match="No draft waits"):
        await counter.fill("/digest note", NEWS)


async def test_a_digest_with_more_to_say_than_a_form_takes_has_none(counter: Counter) -> None:
    dates = ", ".join(
        f"2027-{month:02}-{day:02}–2027-{month:02}-{day + 1:02}"
        for month in range(1, 13)
        for day in range(1, 28, 4)
    )
    await counter.ask(f"{WEEKDAYS} except:{dates}")
    with pytest.raises(RequestError, match="too long for a form"):
        await counter.fill("/digest edit")
