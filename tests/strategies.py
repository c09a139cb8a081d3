"""Replies as no curator would write them, for the property tests of every renderer.

Strategies are made once: making them anew for every draw takes longer than the draws.
"""

from datetime import date
from functools import cache

from hypothesis import strategies as st

from bot.messages.chart import Bar, Chart, Point
from bot.messages.reply import (
    Action,
    Allegation,
    Block,
    Heading,
    Listing,
    Notice,
    Outcome,
    Quotation,
    Reference,
    Reply,
    Row,
    Statement,
    Table,
)

NASTY = (
    "@everyone",
    "@here",
    "<@80351110224678912>",
    "<@!80351110224678912>",
    "<@&165511591545143296>",
    "<#103735883630395392>",
    "<@U024BE7LH>",
    "<!channel>",
    "<!subteam^SAZ94GDB8>",
    "<t:1618953630:R>",
    "</sanctions:816437322781949972>",
    "<:mmLol:216154654256398347>",
    "<id:customize>",
    ":smile:",
    "https://evil.example/path?a=b",
    "http://evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "<https://evil.example|click>",
    "<https://evil.example>",
    "[click](https://evil.example)",
    "[click](<https://evil.example> 'title')",
    "discord.gg/invite",
    "www.evil.example",
    "mailto:someone@evil.example",
    "steam://run/1",
    "javascript:alert(1)",
    "**bold**",
    "*italic*",
    "__under__",
    "_it_",
    "snake_case_name",
    "~~gone~~",
    "~gone~",
    "||spoiler||",
    "`code`",
    "```py\ncode\n```",
    "\n# heading",
    "\n-# small",
    "\n- point",
    "\n* point",
    "\n1. first",
    "\n> quote",
    "\n>>> quote",
    "\\",
    "\\*",
    "(1)",
    "[1]",
    "](",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;&amp;&#60;",
    "\"'",
    "{{ 7 * 7 }}",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "\r\n",
    "\t",
    "👩‍👩‍👧‍👦",
    "Kraków, Łódź, Українa, ایران",
    "e\u0301" * 3,
)
"""Fragments that mean something to some platform."""

_characters = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
_words = st.text("abcdefghij KLMNO.,;:()-", min_size=1, max_size=60)
_fragments = st.one_of(st.sampled_from(NASTY), _words, _characters)


@cache
def texts(*, max_fragments: int = 6) -> st.SearchStrategy[str]:
    """Return texts with at least one letter, most of them short, some of several thousand."""
    short = st.lists(_fragments, min_size=1, max_size=max_fragments).map("".join)
    long = st.builds(
        lambda fragment, times: (fragment + " x") * times, _fragments, st.integers(20, 150)
    )
    return st.one_of(*[short] * 11, long).map(lambda text: f"a{text}")


@cache
def urls() -> st.SearchStrategy[str]:
    """Return addresses that may be linked, that must not be, and none."""
    return st.sampled_from(
        (
            "",
            "https://www.example.org/news/2024/09/10/story/",
            "https://www.example.org/a_(b)_c?x=1&y=2#part",
            "https://www.example.org/a b\"c'<d>|e`*f*",
            "https://www.example.org/" + "long/" * 300,
            "javascript:alert(1)",
            "ftp://example.org/file",
            "https://",
            "not an address",
            "https://www.example.org/\n# heading",
        )
    )


@cache
def references(*, max_size: int = 12) -> st.SearchStrategy[tuple[Reference, ...]]:
    """Return references numbered from 1."""
    one = st.tuples(texts(), texts(), st.dates(date(1900, 1, 1), date(2100, 1, 1)), texts(), urls())
    return st.lists(one, min_size=1, max_size=max_size).map(
        lambda rows: tuple(
            Reference(
                number=number,
                publisher=publisher,
                title=title,
                published_on=day,
                place=place,
                url=url,
            )
            for number, (publisher, title, day, place, url) in enumerate(rows, start=1)
        )
    )


@cache
def actions(*, max_size: int = 30) -> st.SearchStrategy[tuple[Action, ...]]:
    """Return buttons, some with labels and lines longer than any platform takes."""
    line = st.one_of(
        texts().map(lambda text: f"/who {text}"),
        st.sampled_from(("/aid donor:uk page:2", "/help", "/sanctions by:us")),
    )
    one = st.builds(Action, label=texts(), line=line, private=st.booleans())
    return st.lists(one, max_size=max_size).map(tuple)


@cache
def blocks(*, numbers: int) -> st.SearchStrategy[Block]:
    """Return blocks of every kind; they cite references from 1 to `numbers`."""
    cites = st.lists(st.integers(1, numbers), min_size=1, max_size=4, unique=True).map(tuple)
    statement = st.builds(
        Statement, text=texts(), cites=cites, note=st.one_of(st.just(""), texts())
    )
    quotation = st.builds(
        Quotation,
        words=texts(),
        speaker=texts(),
        detail=texts(),
        cites=cites,
        language=st.sampled_from(("en", "uk", "fa")),
        note=st.one_of(st.just(""), texts()),
        translation=st.one_of(st.just(""), texts()),
    )
    allegation = st.builds(
        Allegation,
        claim=statement,
        answers=st.lists(st.one_of(statement, quotation), max_size=3).map(tuple),
    )
    bar = st.builds(Bar, label=texts(), value=st.floats(0, 1e12, allow_nan=False), text=texts())
    point = st.builds(
        Point, date=texts(), text=texts(), days=st.integers(0, 10_000), ahead=st.booleans()
    )
    bars = st.builds(
        Chart,
        title=texts(),
        axis=texts(),
        bars=st.lists(bar, min_size=1, max_size=4).map(tuple),
        alt=texts(),
        cites=cites,
    )
    timeline = st.builds(
        Chart,
        title=texts(),
        axis=texts(),
        bars=st.just(()),
        points=st.lists(point, min_size=1, max_size=4).map(tuple),
        alt=texts(),
        cites=cites,
    )
    chart = st.one_of(bars, timeline)
    return st.one_of(
        st.builds(Heading, text=texts()),
        st.builds(Notice, text=texts()),
        statement,
        st.builds(Listing, statements=st.lists(statement, max_size=14).map(tuple)),
        quotation,
        allegation,
        _tables(cites),
        chart,
    )


def _tables(cites: st.SearchStrategy[tuple[int, ...]]) -> st.SearchStrategy[Table]:
    @cache
    def row(count: int) -> st.SearchStrategy[Row]:
        cells = st.tuples(*[st.one_of(st.just(""), texts(max_fragments=3))] * count)
        return st.builds(Row, cells=cells, cites=cites)

    def rows(columns: tuple[str, ...]) -> st.SearchStrategy[Table]:
        listed = st.lists(row(len(columns)), max_size=8).map(tuple)
        return st.builds(Table, columns=st.just(columns), rows=listed)

    return st.lists(texts(max_fragments=2), min_size=1, max_size=5).map(tuple).flatmap(rows)


@st.composite
def replies(draw: st.DrawFn, *, max_blocks: int = 8) -> Reply:
    """Return a reply with every kind of block; all citations have a reference."""
    listed = draw(references())
    return Reply(
        title=draw(st.one_of(st.just(""), texts())),
        blocks=tuple(draw(st.lists(blocks(numbers=len(listed)), max_size=max_blocks))),
        references=listed,
        as_of=draw(st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))),
        outcome=draw(st.sampled_from(Outcome)),
        actions=draw(actions()),
        private=draw(st.booleans()),
    )
