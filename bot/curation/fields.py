"""The kinds of value that a curator writes, each checked where it stands."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema

from bot.curation.read_citation import read_citations
from bot.curation.read_quantity import read_quantity
from bot.curation.read_when import read_day, read_instant, read_when
from bot.facts.ids import LOCAL_NAME
from bot.facts.quantity import Quantity
from bot.facts.source import Citation
from bot.facts.when import When

_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters and line breaks, invisible characters and those that turn text round."""
_NAMED = {"\n": "a line break", "\t": "a tab"}
_NAME_PATTERN = f"^{LOCAL_NAME.pattern}$"
_DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"


def _text(longest: int) -> Callable[[object], str]:
    def read(written: object) -> str:
        if not isinstance(written, str):
            raise ValueError("This is not text.", 'Write it between quotes, like "…".')
        text = written.strip()
        if not text:
            raise ValueError("This text is empty.", "Write it, or leave the key out.")
        faults = [*_unseen(text), *_too_long(text, longest)]
        if faults:
            messages, mends = zip(*faults, strict=True)
            raise ValueError(" ".join(messages), " ".join(mends))
        return text

    return read


def _unseen(text: str) -> Iterator[tuple[str, str]]:
    found = list(_FORBIDDEN.finditer(text))
    if found:
        first = found[0]
        name = _NAMED.get(first[0]) or unicodedata.name(first[0], f"U+{ord(first[0]):04X}")
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield (
            f"This text holds a character that is not seen ({name}), after "
            f'"{text[max(0, first.start() - 20) : first.start()]}"{more}.',
            f"Take {'them' if more else 'it'} out; a text is one line.",
        )


def _too_long(text: str, longest: int) -> Iterator[tuple[str, str]]:
    if len(text) > longest:
        yield (
            f"This text has {len(text):,} characters; {longest:,} is the most.",
            "Shorten it, or make two records of it.",
        )


def suggest_name(text: str) -> str:
    """Return what could be a name in the files and is most like this, empty when nothing is."""
    return "-".join(re.findall("[a-z0-9]+", unicodedata.normalize("NFKD", text).lower()))


def _read_name(written: object) -> str:
    if isinstance(written, str) and len(written) <= 100 and LOCAL_NAME.fullmatch(written):
        return written
    if not isinstance(written, str) or not written.strip():
        raise ValueError("This is not a name.", 'Write an id between quotes, like "iran-air".')
    if len(written) > 100:
        raise ValueError(
            f"This name has {len(written):,} characters; 100 is the most.", "Choose a shorter one."
        )
    shown, slug = written[:60], suggest_name(written)
    raise ValueError(
        f'"{shown}" cannot be a name in the files: small letters, digits and single hyphens can.',
        f'Write "{slug}", for instance.' if slug else "Choose one, such as uk or iran-air.",
    )


def _read_flag(written: object) -> bool:
    if isinstance(written, bool):
        return written
    raise ValueError("This is neither true nor false.", "Write true or false, without quotes.")


def _read_address(written: str) -> str:
    if written.startswith(("https://", "http://")) and " " not in written:
        return written
    raise ValueError(
        "This is not a web address.", "Write it from https:// on, or leave the key out."
    )


def _read_currency(written: object) -> str:
    if isinstance(written, str) and re.fullmatch("[A-Z]{3}", written):
        return written
    raise ValueError(
        f'"{str(written)[:20]}" is not a currency code.',
        "Write the three capital letters of ISO 4217, like USD or EUR.",
    )


def _listed(written: object) -> object:
    if isinstance(written, list):
        return tuple(written)
    raise ValueError("This is not a list.", "Write it between brackets, like […].")


def _listed_tables(written: object) -> object:
    if isinstance(written, dict):
        raise ValueError(
            "This is one table and not a list of them.",
            "Write it between brackets, like [{ … }], or two pairs of them around its heading.",
        )
    return _listed(written)


def _read_amount(written: object) -> Quantity:
    return read_quantity(_phrase(written) if isinstance(written, str) else written)


def _schema(**keywords: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **keywords})


_phrase = _text(300)
_DAY_SCHEMA = _schema(pattern=_DAY_PATTERN, description="A day, like 2024-09-10.")
Phrase = Annotated[str, PlainValidator(_text(300)), _schema(minLength=1, maxLength=300)]
Sentence = Annotated[str, PlainValidator(_text(1000)), _schema(minLength=1, maxLength=1000)]
Words = Annotated[str, PlainValidator(_text(5000)), _schema(minLength=1, maxLength=5000)]
Name = Annotated[str, PlainValidator(_read_name), _schema(pattern=_NAME_PATTERN, maxLength=100)]
Address = Annotated[
    str, PlainValidator(_text(2000)), AfterValidator(_read_address), _schema(format="uri")
]
Currency = Annotated[str, PlainValidator(_read_currency), _schema(pattern="^[A-Z]{3}$")]
Flag = Annotated[bool, PlainValidator(_read_flag), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, PlainValidator(read_day), _DAY_SCHEMA]
Instant = Annotated[
    datetime, PlainValidator(read_instant), _schema(format="date-time", description="With zone.")
]
Dated = Annotated[
    When,
    PlainValidator(read_when),
    _schema(
        pattern=r"^(week of )?\d{4}(-\d{2}){0,2}$",
        description="2024-09-10, 2024-09, 2024 or week of 2024-09-09 (a Monday).",
    ),
]
Amount = Annotated[
    Quantity,
    PlainValidator(_read_amount),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "Like more than 54 billion, 6 entities, dozens of people.",
        }
    ),
]
Cited = Annotated[
    tuple[Citation, ...],
    PlainValidator(read_citations),
    WithJsonSchema(
        {
            "description": "A source and places in it: upi p13, or upi p3 p4; a list has several.",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
            ],
        }
    ),
]
Names = Annotated[tuple[Name, ...], BeforeValidator(_listed)]
Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(_listed)]
Amounts = Annotated[tuple[Amount, ...], BeforeValidator(_listed)]
as_tables = BeforeValidator(_listed_tables)
"""For lists of small tables, so that their fault reads like the others'."""
