"""Stories of any size in the curators' file format, the same on every run."""

import random
from collections.abc import Iterator
from pathlib import Path

AUTHORITIES = 20
DAYS = 365


def write_story(folder: Path, *, facts: int, seed: int = 1) -> Path:
    """Write a story with about `facts` facts, four in ten of them entities; return its folder."""
    chance = random.Random(seed)  # noqa: S311  # made-up facts, not secrets
    story = folder / f"made-up-{facts}"
    story.mkdir(parents=True)
    organisations = max(10, facts * 4 // 10 - AUTHORITIES)
    others = max(10, facts - organisations - AUTHORITIES)
    (story / "story.toml").write_text(_head(facts), encoding="utf-8")
    (story / "entities.toml").write_text("".join(_entities(organisations)), encoding="utf-8")
    acts = _facts(others, organisations, chance)
    (story / "facts.toml").write_text("".join(acts), encoding="utf-8")
    return story


def organisation_name(number: int) -> str:
    """Return the name of an organisation, unlike its neighbours' by more than a digit."""
    first = ("Amber", "Boreal", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbour")
    second = ("Shipping", "Metals", "Avionics", "Trading", "Optics", "Chemicals", "Bank")
    return f"{first[number % 8]} {second[number % 7]} {number}"


def _head(facts: int) -> str:
    return (
        f'[story]\ntitle = "Made-up story of {facts} facts"\nopened_on = 2024-01-01\n'
        'editor = "Bench"\n\n[[source]]\nid = "gazette"\npublisher = "The Gazette"\n'
        'title = "Made-up notices"\npublished_on = 2024-12-31\n'
    )


def _entities(organisations: int) -> Iterator[str]:
    for number in range(AUTHORITIES):
        yield _entity(f"country-{number}", "country", f"Country {number}")
    for number in range(organisations):
        yield _entity(f"org-{number}", "organisation", organisation_name(number))


def _entity(name: str, kind: str, shown: str) -> str:
    return f'[[entity]]\nid = "{name}"\nkind = "{kind}"\nname = "{shown}"\ncite = "gazette p1"\n\n'


def _facts(others: int, organisations: int, chance: random.Random) -> Iterator[str]:
    for number in range(others):
        target, authority = number % organisations, chance.randrange(AUTHORITIES)
        day = f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        page = chance.randrange(1, 900)
        match number % 4:
            case 0:
                yield (
                    f'[[designation]]\nid = "listing-{number}"\nauthority = "country-{authority}"\n'
                    f'listed_on = {day}\ntargets = ["org-{target}"]\ncite = "gazette p{page}"\n\n'
                )
            case 1:
                yield (
                    f'[[quote]]\nid = "quote-{number}"\nspeaker = "org-{target}"\n'
                    f'text = "We answer notice {number} in full"\nsaid_on = {day}\n'
                    f'occasion = "statement"\ncite = "gazette p{page}"\n\n'
                )
            case 2:
                yield (
                    f'[[claim]]\nid = "claim-{number}"\nclaimants = ["country-{authority}"]\n'
                    f'statement = "the firm of notice {number} shipped goods"\n'
                    f'claimed_on = {day}\nactors = ["org-{target}"]\ncite = "gazette p{page}"\n\n'
                )
            case _:
                yield (
                    f'[[event]]\nid = "event-{number}"\nstatement = "Notice {number} was served."\n'
                    f'when = {day}\nparticipants = ["org-{target}"]\ncite = "gazette p{page}"\n\n'
                )
