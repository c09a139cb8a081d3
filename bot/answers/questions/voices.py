"""Acts that are done by speaking."""

from bot.answers.english.senses import senses_asked, senses_held
from bot.answers.fold import stem

VOICED = senses_held(
    "accuse blame deny warn expect praise condemn urge promise admit announce think believe "
    "confirm".split()
)
"""Acts done by speaking: who does them is the claimant of a claim."""

CONFIRMED = stem("confirm")
CALLED = senses_held(["call say respond"])
DENIED = senses_held(["deny"])
ADMITTED = senses_held(["admit"])
GIVEN = senses_held(["send"])
ACCUSED = senses_held(["accuse"])


def is_voiced(verb: str) -> bool:
    """Tell whether a verb is for speaking; "give" is not, though a promise may be given."""
    return bool(senses_asked(verb) & VOICED and not senses_held([verb]) & GIVEN)


def stem_denies(verb: str) -> bool:
    """Tell whether a verb is, before all, one for denying: who denies a claim disputes it."""
    return bool(senses_held([verb]) & DENIED & senses_asked(verb)) if verb else False
