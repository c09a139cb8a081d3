"""One question with what a reply to it must say."""

import json
import re
from dataclasses import dataclass

_LISTS = ("context", "must", "mustnot")
_TEXTS = ("id", "kind", "question")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """`context` are the turns before it, oldest first; `must` and `mustnot` regular expressions.

    `answerable` tells whether the story's record holds the answer.
    """

    id: str
    kind: str
    text: str
    answerable: bool
    context: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    mustnot: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.kind or not self.text.strip():
            raise ValueError("a question has an id, a kind and words")
        if self.answerable and not self.must:
            raise ValueError(f"{self.id}: an answer must say something")
        for pattern in (*self.must, *self.mustnot):
            re.compile(pattern)


def read_question(line: str) -> Question:
    """Read a row of a question file. Raises ValueError, which names the row where it can."""
    row = json.loads(line)
    name = row.get("id", line[:40])
    missing = [key for key in (*_TEXTS, "status", *_LISTS) if key not in row]
    if missing:
        raise ValueError(f"{name}: has no {missing[0]}")
    if row["status"] not in ("answered", "no_answer"):
        raise ValueError(f"{name}: its status is neither answered nor no_answer")
    try:
        return Question(
            id=row["id"],
            kind=row["kind"],
            text=row["question"],
            answerable=row["status"] == "answered",
            context=tuple(row["context"]),
            must=tuple(row["must"]),
            mustnot=tuple(row["mustnot"]),
        )
    except re.error as error:
        raise ValueError(f"{name}: {error.pattern!r} is no regular expression: {error}") from error
