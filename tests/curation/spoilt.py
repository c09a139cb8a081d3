"""A record of every sort with every fault that its table can have.

Beside each stand the faults to be told: the rule, and a word of what is said.
"""

AROUND = """\
cite = ["courier §1", "courier", "gazette p1"]
as_of = 2031-01-01
status = "aproved"
embargo_until = 2024-05-03
questions = [""]
colour = "red"
"""
OF_AROUND = (
    "citation",
    "unknown-source gazette",
    "future-date as_of",
    "value status",
    "value embargo_until",
    "value questions",
    "unknown-key colour",
)
RECORDS = {
    "entity": (
        """\
kind = "persn"
name = ""
aliases = [4]
description = 4
in_text = ""
country = "nowhere"
roles = [
  { titel = "x", organisation = "nobody", since = 2023-01-01, until = 2022-01-01 },
  { title = "x", country = "Bad", since = 2031-01-01 },
]
""",
        (
            "value kind",
            "value name",
            "value aliases",
            "value description",
            "value in_text",
            "unknown-entity nowhere",
            "missing title",
            "unknown-key titel",
            "unknown-entity nobody",
            "date-order roles",
            "value Bad",
            "future-date roles",
        ),
    ),
    "designation": (
        """\
authority = "nobody"
listed_on = 2031-01-02
targets = ["nobody", "Bad"]
counts = ["6", "some"]
bases = ["nowhere"]
program = ""
reason = 4
removed_on = 2031-01-01
about = "norland"
""",
        (
            "unknown-entity authority",
            "future-date listed_on",
            "unknown-entity targets",
            "value Bad",
            "quantity does",
            "quantity some",
            "unknown-entity nowhere",
            "value program",
            "value reason",
            "date-order removed_on",
            "future-date removed_on",
            "value about",
        ),
    ),
    "measure": (
        """\
authorities = []
kind = "servise restriction"
statement = ""
announced_on = 2031-01-01
targets = ["nobody"]
places = ["nowhere"]
about = [4]
""",
        (
            "authority",
            "value kind",
            "value statement",
            "future-date announced_on",
            "unknown-entity targets",
            "unknown-entity places",
            "value about",
        ),
    ),
    "support": (
        """\
donor = "nobody"
recipient = "Bad"
amount = "dozens of crowns"
currency = "EUX"
category = ""
stage = "pledge"
period = "week of 2024-05-01"
rank = 4
about = ["nothing"]
""",
        (
            "unknown-entity nobody",
            "value Bad",
            "quantity amount",
            "currency EUX",
            "value category",
            "stage",
            "value period",
            "value rank",
            "unknown-entity nothing",
        ),
    ),
    "quote": (
        """\
text = '"Words"'
said_on = 2031-01-01
language = ""
context = 4
note = ""
about = ["nothing"]
translation = { text = "", language = "fr" }
""",
        (
            "speaker",
            "quote-marks",
            "future-date said_on",
            "missing occasion",
            "value language",
            "value context",
            "value note",
            "unknown-entity nothing",
            "value translation",
            "missing by",
        ),
    ),
    "claim": (
        """\
claimants = ["norland", "nobody"]
claimed_on = "2031"
happened = "soon"
actors = ["actor"]
recipients = ["recipient"]
objects = ["object"]
about = ["topic"]
places = ["place"]
quantity = "roughly 6"
disputes = [
  { by = "norland", quotes = ["no-words"] },
  { by = "disputer", statement = "", quotes = ["Bad", "few-words"] },
  { quotes = "words" },
]
""",
        (
            "unknown-entity nobody",
            "missing statement",
            "future-date claimed_on",
            "value happened",
            "unknown-entity actor",
            "unknown-entity recipient",
            "unknown-entity object",
            "unknown-entity topic",
            "unknown-entity place",
            "quantity quantity",
            "own-claim",
            "unknown-quote no-words",
            "missing statement",
            "unknown-entity disputer",
            "value disputes",
            "unknown-quote few-words",
            "value Bad",
            "missing by",
            "missing statement",
            "value quotes",
        ),
    ),
    "event": (
        """\
when = 2031-01-01
participants = ["nobody"]
places = ["nowhere"]
about = ["nothing"]
""",
        (
            "missing statement",
            "future-date when",
            "unknown-entity nobody",
            "unknown-entity nowhere",
            "unknown-entity nothing",
        ),
    ),
}
TABLES = {
    "source": (
        "[[source]]\nid = 'courier'\npublisher = ''\ntitle = ''\npublished_on = 2031-01-01\n"
        "url = 'x'\nlanguage = 4\ncolour = 'red'\n",
        (
            "duplicate-id",
            "value publisher",
            "value title",
            "future-date published_on",
            "value url",
            "value language",
            "unknown-key colour",
        ),
    ),
    "story": (
        "[story]\ntitle = ''\nopened_on = 2031-01-01\n"
        "brief = ['nothing', 'Bad', 'dam', 'dam']\nquestions = ''\ncolour = 'red'\n",
        (
            "one-story",
            "value title",
            "future-date opened_on",
            "missing editor",
            "unknown-fact nothing",
            "value Bad",
            "twice dam",
            "value questions",
            "unknown-key colour",
        ),
    ),
    "expected": (
        "[expected]\nsources = 9\nfacts = -1\nquotes = 'one'\nevents = 9\ncolour = 9\n"
        "quotes_by = { mira-sol = 7, norland = 'one', nobody = 1 }\n",
        (
            "one-expected",
            "expected sources",
            "wrong-type facts",
            "wrong-type quotes",
            "expected events",
            "unknown-key colour",
            "expected mira-sol",
            "wrong-type norland",
            "unknown-entity nobody",
        ),
    ),
}
