"""Replies and a painter to stand behind the Discord client."""

from datetime import UTC, date, datetime

from bot.messages.chart import Bar, Chart
from bot.messages.reply import Quotation, Reference, Reply, Statement

NOW = datetime(2024, 9, 11, 8, 0, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def at_now() -> datetime:
    return NOW


def a_reference(number: int = 1, place: str = "paragraph 3") -> Reference:
    return Reference(
        number=number,
        publisher="The Courier",
        title="Two republics sign a river accord",
        published_on=date(2024, 5, 2),
        place=place,
        url="https://courier.example/2024/05/02/river-accord",
    )


def a_reply(*texts: str, title: str = "Sanctions") -> Reply:
    """Build a reply of statements, each with a reference of its own place."""
    given = texts or ("Norland listed Delta Shipping.",)
    return Reply(
        title=title,
        blocks=tuple(
            Statement(text=text, cites=(number,)) for number, text in enumerate(given, start=1)
        ),
        references=tuple(
            a_reference(number, f"paragraph {number}") for number in range(1, len(given) + 1)
        ),
        as_of=date(2024, 5, 2),
    )


def a_quotation(words: str = "The river belongs to everyone") -> Quotation:
    return Quotation(
        words=words,
        speaker="Mira Sol, foreign minister of Norland",
        detail="at the signing, 2 May 2024",
        cites=(1,),
    )


class FakePainter:
    """Paints the same PNG for every chart, or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    async def __call__(self, chart: Chart) -> bytes:
        if self.error:
            raise self.error
        return PNG


def a_chart(alt: str = "Norland about 3 billion, Suderia 2 billion.") -> Chart:
    return Chart(
        title="Aid by donor",
        axis="US dollars",
        bars=(
            Bar(label="Norland", value=3e9, text="about $3 billion"),
            Bar(label="Suderia", value=2e9, text="$2 billion"),
        ),
        alt=alt,
        cites=(1,),
    )
