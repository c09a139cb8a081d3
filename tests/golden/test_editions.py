"""Editions of the first story on every platform, in files a person reads in review."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answers.edition import tell_outline
from bot.answers.snapshot import take_snapshot
from bot.cli.asking import render_reply
from bot.digests.compose import compose_edition
from bot.digests.edition import Mark
from bot.digests.rules import Filters, Section
from bot.digests.select import select_news
from bot.facts.book import Book
from bot.messages.outline import Outline
from tests.golden.history import LATER, STORY, two_days
from tests.golden.test_golden import ENDINGS


def an_edition(book: Book, since: Mark | None, *sections: Section) -> Outline:
    news = select_news(
        book, story=STORY, filters=Filters(), since=since, lookback=timedelta(days=7), now=LATER
    )
    return compose_edition(news, book=book, story=STORY, sections=sections or tuple(Section))


@pytest.mark.parametrize("name", ["edition", "edition-first", "edition-nothing-new"])
async def test_an_edition_renders_as_its_golden_files_say(
    name: str, golden: Callable[[str, str], None], tmp_path: Path
) -> None:
    book, told = await two_days(tmp_path)
    everything = Mark(position=len(book.recorded), at=LATER)
    since = {"edition": told, "edition-first": None, "edition-nothing-new": everything}[name]
    reply = tell_outline(take_snapshot(book), an_edition(book, since), now=LATER)
    for shape, ending in ENDINGS.items():
        text = await render_reply(reply, shape, "")
        golden(f"{shape.value}/{name}.{ending}", text.rstrip("\n") + "\n")
