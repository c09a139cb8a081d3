"""Words that say what sort of fact a question asks for."""

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
        "blacklist blacklisted punish punished penalty penalties penalised penalized punitive "
        "barred debarred"
    ),
    Asked.AID: _stems("aid backer backers donor donors funding donated donation donations"),
    Asked.SPEECH: _stems(
        "say says said saying quote quotes quoted quotation remark remarks comment comments talk "
        "talks talked talking speak spoke spoken mention mentioned tell told respond responded "
        "response reply replied react reacted reaction statement statements words respond answer "
        "answered line lines phrase accuse accuses accused accusing allege alleges alleged "
        "alleging claim claims claimed"
    ),
    Asked.SOURCE: _stems("source sources citation citations"),
}

ACCUSE = _stems("accuse accuses accused accusing allege alleges alleged alleging")
"""Speech whose answer is a claim: nobody's words alone."""

MONEY = _stems(
    "billion billions dollar dollars money give given gave spend spent pledge pledged worth"
)
"""Words that ask for aid where the question says "how much"."""

RECEIVE = _stems(
    "get gets got receive received receives receiving obtain obtained learn learned learnt"
)
"""Verbs whose subject is at the receiving end."""

OFFICES = _stems(
    "president premier minister secretary king queen mayor governor ambassador director chairman "
    "chairwoman chairperson commissioner chancellor head chief ceo boss leader spokesman "
    "spokeswoman spokesperson lead"
)
"""Offices: who asks who holds one wants a person."""

MANY_OF = {
    "people": _stems("people person persons individual individuals"),
    "entities": _stems(
        "entity entities company companies firm firms organisation organisations organization "
        "organizations business businesses"
    ),
}
"""Words for what a designation counts, by the unit it is counted in."""
