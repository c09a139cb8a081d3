"""English words that say what sort of thing is asked, and words that mean the same here.

Words of a language, never of a story: names, demonyms and topics come from the story files.
"""

from enum import StrEnum

from bot.answers.fold import stem


class Asked(StrEnum):
    """What sort of fact a cue word asks for."""

    SANCTION = "sanction"
    AID = "aid"
    SPEECH = "speech"
    SOURCE = "source"


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


CUES: dict[Asked, frozenset[str]] = {
    Asked.SANCTION: _stems(
        "sanction sanctions sanctioned sanctioning designate designated designation designations "
        "blacklist blacklisted punish punished penalty penalties penalised penalized punitive"
    ),
    Asked.AID: _stems("aid backer backers donor donors funding donated donation donations"),
    Asked.SPEECH: _stems(
        "say says said saying quote quotes quoted quotation remark remarks comment comments talk "
        "talks talked talking speak spoke spoken mention mentioned tell told respond responded "
        "response reply replied react reacted reaction"
    ),
    Asked.SOURCE: _stems("source sources citation citations"),
}

MONEY = _stems("billion billions dollar dollars money give given gave spend spent pledge pledged")
"""Words that ask for aid where the question says "how much"."""

RECEIVE = _stems("get gets got receive received receives receiving obtain obtained")
"""Verbs whose subject is at the receiving end."""

MANY_OF = {
    "people": _stems("people person persons individual individuals men women"),
    "entities": _stems(
        "entity entities company companies firm firms organisation organisations organization "
        "organizations"
    ),
}
"""Words for what a designation counts, by the unit it is counted in."""

_SAME = (
    "send sends sent sending transfer transferred supply supplied supplying supplies ship shipped "
    "deliver delivered provide provided sell sold hand handed",
    "visit visiting visited trip travel travelling traveling go going journey",
    "start started starts starting begin began begun beginning",
    "plant factory",
    "personnel soldier soldiers troop troops",
    "big biggest large largest top",
    "train trained training taught teach",
    "deny denied denies denial reject rejected rejects dismiss dismissed dispute disputed refute",
    "accuse accused accuses accusing accusation accusations allege alleged allegation allegations",
    "call called calls describe described describes",
    "cancel cancelled canceled cancelling canceling",
    "restrict restricted restriction restrictions",
    "pledge pledged promise promised",
    "weapon weapons weaponry arms",
    "airline carrier",
    "build builds built building construct constructed",
    "based located",
    "invade invaded invasion",
    "announce announced announcement",
)
CANONICAL = {stem(word): stem(group.split()[0]) for group in _SAME for word in group.split()}


def canonical(stemmed: str) -> str:
    """Return the stem that stands for all that mean the same."""
    return CANONICAL.get(stemmed, stemmed)


ASKING = frozenset(
    "a about actually afternoon again against ago all also altogether am amount an and any "
    "anybody anyone anything are as ask at be been being both bother but by can cheers combined "
    "compare compared could countries country date day detail details did do does doing done "
    "each either else ever everyone exactly few find folks for from further got guys had happen "
    "happened has have he hear heard hello her hers hey hi him his hit hold holds how hows i id "
    "if im in info information interested into is it its job just kind kindly know like list "
    "long many me mean month more morning most much my need no not now number of off office ok "
    "okay on one only or other our out over overall part per please pls position question quick "
    "quickly recent recently regarding remind role say she should show so some someone sorry "
    "sort still such sum tell than thank thanks that the their them then there these they thing "
    "things think this those through title to today together too total type under up update "
    "versus vs want was we were what whats when whens where wheres whether which while who whom "
    "whos whose why will with wonder word would yet you your".split()
)
"""Words that carry the question and nothing that a fact has to bear; folded, not stemmed."""

PRONOUNS = frozenset("he she they him her them his their it its".split())
SUBJECT_OPENERS = frozenset("did does do has have had was were is are will would can could".split())

_ALSO = (
    "sanction sanctions sanctioned designated blacklisted penalties quote quotes quoted said says",
    "source sources donor donors backer aid billion dollars pledged given people person entities",
    "company companies who which what when where january february march april june july august",
    "september october november december",
)
QUESTION_WORDS = ASKING | frozenset(word for group in (*_SAME, *_ALSO) for word in group.split())
"""Words that a misspelt word of a question may have meant, besides those of the story."""
