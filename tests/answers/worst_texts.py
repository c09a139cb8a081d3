"""Texts made to keep a regular expression, a reader or a renderer busy."""

from collections.abc import Iterator

UNITS = (
    *(
        " ",
        "\t",
        "\n",
        "-",
        "—",
        ",",
        ";",
        ":",
        ".",
        "…",
        "?",
        "!",
        "'",
        '"',
        "“",
        "‘a",
        "§",
        "(",
        "<",
    ),
    *("*", "_", "`", "~", ">", "#", "|", "\\", "\x00", "\u200b", "\u200d", "\u202e", "\u0301", "ﷺ"),
    *(
        "a",
        "1",
        "1,",
        "1,000 ",
        "$",
        "$1 ",
        "0-",
        "A.",
        "U.S. ",
        "a_",
        "'s ",
        "a'a",
        "- ",
        ", ",
        "> ",
    ),
    *(
        "and ",
        "and, ",
        "but ",
        "how ",
        "who ",
        "what about ",
        "it ",
        "she ",
        "was ",
        "not ",
        "said ",
    ),
    *("X said ", "according to ", "accused x of ", "denied ", "more than ", "in 2024 ", "10 Sept "),
    *("Norland ", "Norland and ", "Norland said that ", "Norland gave $1 million and ", "Old Dam "),
    *(
        "<@1>",
        "<!here>",
        "http://a ",
        "[a](b) ",
        "question:",
        "as_of: ",
        "id:",
        "```\n",
        "👩\u200d👧",
    ),
)
"""What is repeated. Each is harmless once."""


def worst_texts(length: int) -> Iterator[str]:
    """Yield texts of about `length` characters: long runs, closed by what makes a match fail."""
    for unit in UNITS:
        run = unit * (length // len(unit))
        yield f"a{run}b!"
        yield f'did Norland say "{run}"\x00'
