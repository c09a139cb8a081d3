"""Every command on every platform over the first story, in files a person reads in review."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answers.commands import COMMANDS
from bot.cli.asking import Shape, render_reply
from bot.messages.reply import Outcome
from bot.messages.request import Line, Person, Place, Platform, Request
from tests.scenarios.desk import STORIES, open_test_desk

NOW = datetime(2024, 9, 12, 8, 0, tzinfo=UTC)
LINES = {
    "sanctions": "/sanctions",
    "sanctions-of-iran-air": "/sanctions target:Iranair",
    "sanctions-none": "/sanctions by:France on:2024-09-11",
    "aid": "/aid",
    "aid-of-britain": "/aid donor:brittain",
    "quotes": "/quotes speaker:lammy",
    "quote": "/quote check Russia has now received deliveries of these ballistic missiles",
    "quote-verbatim": "/quote check This is a troubling pattern speaker:blinken",
    "quote-none": "/quote check We are at war speaker:lammy",
    "claims": "/claims about:drones",
    "timeline": "/timeline until:2024-09-09",
    "who": "/who Iran Air",
    "who-ambiguous": "/who united",
    "who-unknown": "/who Zelensky",
    "brief": "/brief",
    "changes": "/changes",
    "changes-corrected": "/changes only:corrected",
    "sources": "/sources",
    "story": "/story",
    "ask": "/ask who said it was a significant escalation",
    "ask-none": "/ask how much aid has Germany given Ukraine",
    "check": (
        "/check The US designated seven entities and ten people on 10 September. It gave Ukraine "
        "over $54bn in lethal aid. Iran sent missiles to Russia. France sent missiles to Russia. "
        "Lammy said “This is a worrying pattern that we’re seeing from Iran”. Have a good day!"
    ),
    "check-none": "/check Good morning, how about coffee in London?",
    "gap": "/gap how many missiles were delivered",
    "gap-on-record": "/gap who said it was a significant escalation",
    "digest-none": "/digest",
    "digest-preview": "/digest preview",
    "digest-refused": "/digest subscribe weekdays 08:30 zone:Europe/London",
    "help": "/help",
    "help-digest": "/help digest",
    "help-digest-subscribe": "/help digest subscribe",
    "status": "/status",
}
ENDINGS = {Shape.TEXT: "txt", Shape.DISCORD: "json", Shape.SLACK: "json", Shape.HTML: "html"}


def test_every_command_has_a_golden_file() -> None:
    shown = {line.split()[0].removeprefix("/") for line in LINES.values()}
    assert shown == {command.first_word for command in COMMANDS}
    assert STORIES.is_dir()


@pytest.mark.parametrize("name", LINES)
async def test_a_command_renders_as_its_golden_files_say(
    name: str, golden: Callable[[str, str], None], tmp_path: Path
) -> None:
    async with open_test_desk(tmp_path, now=NOW) as desk:
        reply = await desk.service.answer(
            Request(
                key=name,
                asked=Line(text=LINES[name]),
                place=Place(platform=Platform.CONSOLE, id="golden"),
                person=Person(platform=Platform.CONSOLE, id="golden"),
                asked_at=NOW,
            )
        )
    outcomes = {
        "none": Outcome.NO_ANSWER,
        "unknown": Outcome.NO_ANSWER,
        "ambiguous": Outcome.UNCLEAR,
        "gap": Outcome.NO_ANSWER,
        "verbatim": Outcome.NO_ANSWER,  # said, but by somebody else
        "refused": Outcome.UNCLEAR,
    }
    assert reply.outcome is outcomes.get(name.rpartition("-")[2], Outcome.ANSWERED)
    for shape, ending in ENDINGS.items():
        text = await render_reply(reply, shape, LINES[name])
        golden(f"{shape.value}/{name}.{ending}", text.rstrip("\n") + "\n")
