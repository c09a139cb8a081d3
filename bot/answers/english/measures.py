"""What may be measured, by which words it is asked for, and in which units it is told."""

from enum import StrEnum

from bot.answers.fold import stem


class Measured(StrEnum):
    """What sort of quantity a question asks for; ANY where "how much" does not say."""

    ANY = "any"
    LENGTH = "length"
    TIME = "time"
    WEIGHT = "weight"
    SPEED = "speed"
    MONEY = "money"
    AGE = "age"
    SHARE = "share"
    WARMTH = "warmth"


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


ATTRIBUTES = {
    Measured.LENGTH: _stems("length width height depth distance range radius diameter altitude"),
    Measured.TIME: _stems("duration"),
    Measured.WEIGHT: _stems("weight mass payload tonnage"),
    Measured.SPEED: _stems("speed"),
    Measured.AGE: _stems("age"),
    Measured.WARMTH: _stems("temperature"),
    Measured.SHARE: _stems("percent percentage"),
}
"""Nouns that ask for a quantity: the quantity bears them, whatever the fact calls it."""

SHAPES = _stems("height depth altitude")
"""Lengths that are told by their name: twenty miles around a reef are no depth."""

PRICED = _stems(
    "cost price worth value fine fee salary wage earn pay sell buy charge spend owe rent fare loan "
    "debt tax budget turnover revenue profit compensation ransom"
)
"""Words beside which "how much" asks for money."""

UNITS = {
    Measured.LENGTH: _stems(
        "mile miles nautical kilometre kilometres km metre metres m foot yard yards inch inches "
        "centimetre centimetres cm millimetre millimetres mm hectare acre square"
    ),
    Measured.TIME: _stems(
        "second minute hour day night week fortnight month year decade century seconds minutes "
        "hours days nights weeks months years decades centuries"
    ),
    Measured.WEIGHT: _stems("tonne ton kilogram kilograms kilo kilos kg gram grams lb ounce"),
    Measured.SPEED: _stems("knot knots mph kmh kph"),
    Measured.MONEY: _stems(
        "dollar euro pound sterling yen yuan rouble ruble rupee franc krone krona kronor lira peso "
        "rial dinar dirham real rand won zloty hryvnia cent usd eur gbp million billion trillion"
    ),
    Measured.AGE: _stems("old aged"),
    Measured.SHARE: _stems("percent percentage per half third quarter"),
    Measured.WARMTH: _stems("degree degrees celsius fahrenheit"),
}
SPANS = frozenset("since until till between throughout during".split())
"""Words that tell how long without a number of anything."""
