"""What any reply becomes in a terminal: whole, as wide as the terminal, and inert."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.messages.chart import Bar, Chart
from bot.messages.reply import (
    Action,
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Quotation,
    Reference,
    Reply,
    Row,
    Statement,
    Table,
)
from bot.platforms.console.render import render_reply
from bot.platforms.console.visible import linkable, show
from tests.strategies import replies

WIDTHS = (40, 80, 132)
DAY = date(2024, 9, 10)
# Bold and dim are all the styles there are; colours can only come from outside.
_STYLE = re.compile(r"\x1b\[[012]m")
_LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
_ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SLOW = settings(
    max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def drawn(reply: Reply, width: int = 80) -> str:
    """Return what a terminal of that width is sent."""
    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=True, color_system="truecolor", width=width, _environ={}
    )
    console.print(render_reply(reply))
    return stream.getvalue()


def read(reply: Reply, width: int = 80) -> str:
    """Return what a person reads."""
    return _STYLE.sub("", _LINK.sub("", drawn(reply, width)))


def squeezed(text: str) -> str:
    """Return text without what wrapping adds: spaces, and the marks of lists and bars."""
    return re.sub(r"[\s█•→]", "", show(text))


def test_a_joiner_between_a_removed_mark_and_a_quotation_mark_is_shown_as_a_box() -> None:
    assert show("“a\u202e\u200d”") == "“a\ufffd\ufffd”"


@given(reply=replies(), width=st.sampled_from(WIDTHS))
@_SLOW
def test_nothing_is_lost(reply: Reply, width: int) -> None:
    shown = squeezed(read(reply, width))
    for text in _running_texts(reply):
        assert squeezed(text) in shown
    counted = Counter(shown)
    cells = Counter("".join(squeezed(text) for text in _cells(reply)))
    assert not cells - counted


@given(reply=replies(), width=st.sampled_from(WIDTHS))
@_SLOW
def test_no_character_of_outside_text_acts_on_the_terminal(reply: Reply, width: int) -> None:
    assert not _ACTIVE.findall(read(reply, width))


@given(reply=replies(), width=st.sampled_from(WIDTHS))
@_SLOW
def test_only_addresses_of_references_become_links(reply: Reply, width: int) -> None:
    targets = {target for target in _LINK.findall(drawn(reply, width)) if target}
    assert targets == {each.url for each in reply.references if linkable(each.url)}


@given(reply=replies(), width=st.sampled_from(WIDTHS))
@_SLOW
def test_no_line_is_wider_than_the_terminal(reply: Reply, width: int) -> None:
    assert max(map(cell_len, read(reply, width).split("\n"))) <= width


def _running_texts(reply: Reply) -> Iterator[str]:
    yield reply.title
    for block in reply.blocks:
        yield from _texts(block)
    for reference in reply.references:
        yield from (reference.publisher, reference.title, reference.place, reference.url)
    yield from (action.label for action in reply.actions)


def _texts(block: Block | Statement) -> Iterator[str]:
    match block:
        case Heading() | Notice():
            yield block.text
        case Statement():
            yield from (block.text, block.note)
        case Listing():
            yield from (text for each in block.statements for text in _texts(each))
        case Quotation():
            yield from (block.words, block.speaker, block.detail, block.note, block.translation)
        case Allegation():
            yield from (text for each in (block.claim, *block.answers) for text in _texts(each))
        case Table():
            # Cells that are wrapped beside one another are no running text; see _cells.
            pass
        case Chart():
            yield from (block.title, block.axis)
            yield from (text for bar in block.bars for text in (bar.label, bar.text))
            yield from (text for point in block.points for text in (point.date, point.text))


def _cells(reply: Reply) -> Iterator[str]:
    for block in reply.blocks:
        if isinstance(block, Table):
            for column, *cells in zip(
                block.columns, *(row.cells for row in block.rows), strict=True
            ):
                yield from (column, *cells) if any(cells) else ()


def every_block(text: str) -> Reply:
    """Return a reply that says the text in every place where outside text may stand."""
    statement = Statement(text=text, cites=(1,), note=text)
    quotation = Quotation(words=text, speaker=text, detail=text, cites=(1,), note=text)
    bars = (Bar(label=text, value=1, text=text),)
    return Reply(
        title=text,
        blocks=(
            Heading(text=text),
            Notice(text=text),
            Listing(statements=(statement,)),
            Allegation(claim=statement, answers=(quotation, statement)),
            Table(columns=(text, text), rows=(Row(cells=(text, text), cites=(1,)),)),
            Chart(title=text, axis=text, bars=bars, alt=text, cites=(1,)),
        ),
        references=(
            Reference(number=1, publisher=text, title=text, published_on=DAY, place=text, url=text),
        ),
        actions=(Action(label=text, line="/help"),),
    )


@pytest.mark.parametrize(
    "markup",
    [
        "[bold red]x[/bold red]",
        "[link=https://evil.example]x[/link]",
        "[/]",
        ":warning:",
        "https://evil.example/[b]",
        "\\[x]",
        "[@click=app.bell]x[/]",
    ],
)
def test_rich_markup_of_outside_text_is_shown_as_it_is(markup: str) -> None:
    reply = every_block(markup)
    assert read(reply, 400).count(markup) == 26
    assert set(_LINK.findall(drawn(reply))) <= {"", markup}


@pytest.mark.parametrize(
    "active",
    ["\x1b[2J", "\x1b]8;;https://evil.example\x1b\\", "\x9b31m", "\x07", "\b\b", "\u202e", "\r"],
)
def test_what_would_act_becomes_a_visible_box(active: str) -> None:
    reply = every_block(f"before{active}after")
    assert not _ACTIVE.findall(read(reply))
    assert not {target for target in _LINK.findall(drawn(reply)) if target}


def test_persian_words_and_emoji_keep_their_joiners() -> None:
    for word in ("می\u200cخواهم", "👩\u200d👧"):
        assert word in read(Reply(title=word, blocks=()))


def test_a_line_break_in_outside_text_cannot_pass_for_a_reference() -> None:
    statement = Statement(text="It was said.\n\n[1] paragraph 9: a forged source", cites=(1,))
    assert "\n[1]" not in read(Reply(title="", blocks=(statement,)))
    quotation = Quotation(
        words="One.\n\n[1] paragraph 9: forged", speaker="Mira Sol", detail="a speech", cites=(1,)
    )
    assert "\n[1]" not in read(Reply(title="", blocks=(quotation,)))
    assert "\n  [1] paragraph 9" in read(Reply(title="", blocks=(quotation,)))


def test_notices_in_a_row_stand_together_and_other_blocks_apart() -> None:
    blocks = (
        Heading(text="Options"),
        Notice(text="one"),
        Notice(text="two"),
        Statement(text="A fact.", cites=(1,)),
    )
    assert read(Reply(title="Help", blocks=blocks)) == (
        "Help\n\nOptions\none\ntwo\n\nA fact. [1]\n\n"
    )


def aid(*rows: tuple[str, ...]) -> Reply:
    table = Table(
        columns=("Donor", "Amount", "Sort of aid", "As of"),
        rows=tuple(Row(cells=cells, cites=(1,)) for cells in rows),
    )
    return Reply(title="", blocks=(table,))


NORLAND = ("Norland", "more than $54 billion", "lethal aid", "10 September 2024")
SUDERIA = ("Suderia", "nearly $10 billion", "", "10 September 2024")


def test_a_table_is_compared_side_by_side_where_there_is_room() -> None:
    assert [line.rstrip() for line in read(aid(NORLAND, SUDERIA)).splitlines()] == [
        "Donor    Amount                 Sort of aid  As of",
        "Norland  more than $54 billion  lethal aid   10 September 2024  [1]",
        "Suderia  nearly $10 billion                  10 September 2024  [1]",
        "",
    ]


def test_a_table_goes_row_by_row_in_a_narrow_terminal() -> None:
    assert read(aid(NORLAND, SUDERIA), 30) == (
        "Donor: Norland\nAmount: more than $54 billion\nSort of aid: lethal aid\n"
        "As of: 10 September 2024\n[1]\n\n"
        "Donor: Suderia\nAmount: nearly $10 billion\nAs of: 10 September 2024\n[1]\n\n"
    )


def test_a_chart_is_bars_in_proportion() -> None:
    bars = (
        Bar(label="Norland", value=40, text="$40"),
        Bar(label="Suderia", value=10, text="$10"),
        Bar(label="Ostland", value=0, text="$0"),
    )
    chart = Chart(title="Aid", axis="billion USD", bars=bars, alt="Bars.", cites=(1, 2))
    lines = read(Reply(title="", blocks=(chart,)), 44).splitlines()
    assert lines[:3] == ["Aid, billion USD [1][2]", "Norland", "█" * 40 + " $40"]
    assert lines[3:7] == ["Suderia", "█" * 10 + " $10", "Ostland", "$0"]


def test_the_address_of_a_source_can_be_read_and_clicked() -> None:
    url = "https://www.example.org/report"
    places = [
        Reference(
            number=number,
            publisher="The Courier",
            title="Accord",
            published_on=DAY,
            place=place,
            url=url,
        )
        for number, place in ((1, "paragraph 3"), (2, "paragraph 9"))
    ]
    reply = Reply(title="", blocks=(), references=tuple(places))
    assert read(reply).splitlines()[:2] == [
        "[1] paragraph 3, [2] paragraph 9: The Courier, “Accord”, 10 September 2024",
        f"    {url}",
    ]
    assert set(_LINK.findall(drawn(reply))) == {url, ""}


def test_choices_are_numbered() -> None:
    actions = tuple(Action(label=f"Choice {number}", line="/help") for number in range(10))
    lines = read(Reply(title="", blocks=(), actions=actions)).splitlines()
    assert (lines[0], lines[9]) == (" 1) Choice 0", "10) Choice 9")
    assert lines[10] == "Type a number to choose."


def test_no_colour_is_used_so_that_any_background_will_do() -> None:
    assert "\x1b" not in read(every_block("text"))
