"""Stored questions put to the bot, over one story in memory."""

from datetime import UTC, datetime
from pathlib import Path

from bot.app.rehearsal import STORY, Miss, Rehearsal, rehearse
from tests.curation.small import a_folder, checked

NOW = datetime(2024, 5, 10, tzinfo=UTC)
PORTS = 'cite = "courier p7"'


async def test_a_question_that_gets_its_fact_is_no_miss(tmp_path: Path) -> None:
    found = await rehearsed(tmp_path, {PORTS: f'{PORTS}\nquestions = ["Who closed the ports?"]'})
    assert found.misses == ()
    assert found.asked == 2
    assert "ports" not in found.unasked
    assert "dam" in found.unasked


async def test_a_question_that_a_command_takes_is_told_with_what_came(tmp_path: Path) -> None:
    asked = f'{PORTS}\nquestions = ["What changed today?"]'
    found = await rehearsed(tmp_path, {PORTS: asked})
    assert found.misses == (
        Miss(
            fact="ports", question="What changed today?", why="answered “Changes since 10 May 2024”"
        ),
    )


async def test_a_question_stored_with_too_many_facts_is_told_for_those_left_out(
    tmp_path: Path,
) -> None:
    cites = [f'cite = "courier p{number}"' for number in (2, 3, 6, 7, 8)]
    same = {cite: f'{cite}\nquestions = ["What then?"]' for cite in cites}
    (miss,) = (await rehearsed(tmp_path, same)).misses
    assert miss.why.startswith("answered with ")
    assert miss.fact not in miss.why.partition(";")[0]


async def test_a_question_of_the_story_may_get_any_fact_but_has_to_get_one(
    tmp_path: Path,
) -> None:
    (miss,) = (await rehearsed(tmp_path, {"What was signed?": "Who won the cup?"})).misses
    assert (miss.fact, miss.question) == (STORY, "Who won the cup?")
    assert miss.why.startswith("declined: ")


async def test_facts_that_are_found_by_their_stored_questions_alone_are_told(
    tmp_path: Path,
) -> None:
    asked = f'{PORTS}\nquestions = ["Why can nobody travel?"]'
    found = await rehearsed(tmp_path, {PORTS: asked})
    assert found.misses == ()
    assert found.leaning == ("ports",)
    asked = f'{PORTS}\nquestions = ["Why can nobody travel?", "Who closed its ports?"]'
    assert (await rehearsed(tmp_path, {PORTS: asked})).leaning == ()


async def test_facts_that_readers_do_not_see_are_not_asked(tmp_path: Path) -> None:
    hidden = f'{PORTS}\nstatus = "proposed"\nquestions = ["What changed today?"]'
    found = await rehearsed(tmp_path, {PORTS: hidden})
    assert found.hidden == ("ports",)
    assert (found.misses, found.asked) == ((), 1)


async def rehearsed(tmp_path: Path, change: dict[str, str]) -> Rehearsal:
    return await rehearse(checked(a_folder(tmp_path, change)), clock=lambda: NOW)
