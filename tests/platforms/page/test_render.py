"""Outside text stays text, and none of it is lost."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import chain

import pytest
from hypothesis import given

from bot.messages.chart import Bar, Chart
from bot.messages.reply import (
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Outcome,
    Quotation,
    Reply,
    Row,
    Statement,
    Table,
)
from bot.platforms.page.render import PageRenderer, as_link, html_fragment
from tests.strategies import replies

TAGS = frozenset(
    "div p h2 h3 ul li sup a figure blockquote figcaption cite bdi section table thead tbody tr th "
    "td caption img details summary span form button".split()
)
ATTRIBUTES = frozenset(
    "class href aria-label lang dir cite data-column role scope src alt width loading decoding rel "
    "id tabindex open method action name value".split()
)
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Reader(HTMLParser):
    """Collects what a browser would take for markup, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, list[str]] = {}
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment hides what it holds")


def read(reply: Reply) -> Reader:
    reader = Reader()
    reader.feed(html_fragment(reply))
    reader.close()
    return reader


def squeeze(text: str) -> str:
    """Return the text as a browser shows it: no control characters, blanks run together."""
    return " ".join(UNSEEN.sub("\ufffd", text).split())


def texts_of(block: Block) -> Iterator[str]:
    """Yield everything a block says in words."""
    match block:
        case Heading() | Notice():
            yield block.text
        case Statement():
            yield from (block.text, block.note)
        case Listing():
            yield from chain.from_iterable(map(texts_of, block.statements))
        case Quotation():
            yield from (block.words, block.translation, block.speaker, block.detail, block.note)
        case Allegation():
            yield from chain.from_iterable(map(texts_of, (block.claim, *block.answers)))
        case Table():
            yield from chain(block.columns, *(row.cells for row in block.rows))
        case Chart():
            yield from (block.title, block.axis)
            yield from chain.from_iterable((bar.label, bar.text) for bar in block.bars)
            yield from chain.from_iterable((point.date, point.text) for point in block.points)


@given(replies())
def test_no_outside_text_becomes_markup_or_a_link(reply: Reply) -> None:
    reader = read(reply)
    assert reader.tags <= TAGS
    assert reader.attributes.keys() <= ATTRIBUTES
    addresses = {reference.url for reference in reply.references if reference.url}
    links = reader.attributes.get("href", []) + reader.attributes.get("cite", [])
    for link in links:
        assert link.startswith("#reply-source-") or link in addresses
        assert link.startswith(("#", "https://", "http://"))


@given(replies())
def test_nothing_is_lost_or_cut(reply: Reply) -> None:
    reader = read(reply)
    shown = squeeze(reader.text)
    said = [reply.title, *(text for block in reply.blocks for text in texts_of(block))]
    said += [action.label for action in reply.actions]
    said += [each for source in reply.references for each in (source.title, source.place)]
    for text in said:
        assert squeeze(text) in shown
    alternatives = {squeeze(text) for text in reader.attributes.get("alt", [])}
    assert {squeeze(block.alt) for block in reply.blocks if isinstance(block, Chart)} == (
        alternatives
    )


@given(replies())
def test_every_citation_leads_to_a_place_on_the_page(reply: Reply) -> None:
    reader = read(reply)
    ids = reader.attributes.get("id", [])
    assert len(ids) == len(set(ids)) == len(reply.references)
    assert {link[1:] for link in reader.attributes.get("href", []) if link[0] == "#"} <= set(ids)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https://example.org/\nx",
        "https://example.org/a b",
        "https://[",
        "\x01https://example.org",
    ],
)
def test_what_is_no_address_of_the_web_is_not_linked(url: str) -> None:
    assert as_link(url) == ""


def test_an_address_of_the_web_is_linked_as_it_is() -> None:
    assert as_link("https://example.org/a?b=c&d=(e)#f") == "https://example.org/a?b=c&d=(e)#f"


def test_a_language_that_is_none_is_left_out() -> None:
    quotation = Quotation(words="x", speaker="y", detail="z", cites=(1,), language='en" onclick="')
    assert "lang" not in read(Reply(title="", blocks=(quotation,))).attributes


def test_an_allegation_without_an_answer_says_so() -> None:
    claim = Allegation(claim=Statement(text="It was sent.", cites=(1,)), answers=())
    assert "No answer to this is on record." in read(Reply(title="", blocks=(claim,))).text


def test_what_is_not_on_record_is_marked_in_words() -> None:
    notice = (Notice(text="Nothing."),)
    assert "Not on record" in read(Reply(title="", blocks=notice, outcome=Outcome.NO_ANSWER)).text
    assert "Not on record" not in read(Reply(title="", blocks=notice)).text


def test_every_row_of_a_table_shows_where_it_comes_from() -> None:
    table = Table(columns=("A",), rows=(Row(cells=("x",), cites=(1, 2)),))
    assert "[1][2]" in read(Reply(title="", blocks=(table,))).text


def test_ids_of_two_turns_do_not_meet() -> None:
    chart = Chart(
        title="t", axis="a", bars=(Bar(label="l", value=1, text="1"),), alt="x", cites=(1,)
    )
    reply = Reply(title="", blocks=(chart,))
    renderer = PageRenderer()
    assert "turn-2" not in renderer.reply(reply, anchor="turn-1")
