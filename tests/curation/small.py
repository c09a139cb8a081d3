"""A small sound story, and ways to spoil it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.curation.candidate import CheckedStory
from bot.curation.curate import check_folder, read_and_check
from bot.curation.fault import Fault
from bot.curation.files import open_folder

TODAY = date(2024, 5, 10)
SLUG = "river-accord"
SHOWN = "stories/river-accord/story.toml"
STORY = """\
[story]
title = "The river accord"
opened_on = 2024-05-02
editor = "Desk"
brief = ["signing"]
questions = ["What was signed?"]

[expected]
sources = 1
facts = 9
quotes = 1
quotes_by = { mira-sol = 1 }

[[source]]
id = "courier"
publisher = "The Courier"
title = "Two republics sign a river accord"
published_on = 2024-05-02
url = "https://courier.example/river-accord"

[[entity]]
id = "norland"
kind = "country"
name = "Norland"
aliases = ["Norlanders"]
cite = "courier p1"

[[entity]]
id = "suderia"
kind = "country"
name = "Suderia"
cite = "courier p1"

[[entity]]
id = "mira-sol"
kind = "person"
name = "Mira Sol"
roles = [{ title = "foreign minister", country = "norland", since = 2022-01-10 }]
cite = "courier p2"

[[quote]]
id = "river-words"
speaker = "mira-sol"
text = "The river belongs to everyone"
said_on = 2024-05-02
occasion = "at the signing"
cite = "courier p3"

[[claim]]
id = "dam"
claimants = ["norland"]
statement = "Suderia has built a dam"
claimed_on = "2024-04"
quantity = "dozens of workers"
disputes = [{ by = "suderia", statement = "denies it", quotes = ["river-words"] }]
cite = ["courier p4 p5"]

[[event]]
id = "signing"
statement = "The two republics signed the accord."
when = 2024-05-02
participants = ["norland", "suderia"]
cite = "courier p1"

[[support]]
id = "aid"
donor = "norland"
recipient = "suderia"
amount = "more than 1.5 billion"
currency = "EUR"
cite = "courier p6"

[[measure]]
id = "ports"
authorities = ["norland"]
kind = "service restriction"
statement = "closed its ports to the ferries"
announced_on = 2024-05-02
cite = "courier p7"

[[designation]]
id = "listing"
authority = "norland"
listed_on = 2024-05-02
counts = ["6 entities", "ten people"]
cite = "courier p8"
"""


def a_folder(
    tmp_path: Path,
    change: Mapping[str, str] | None = None,
    *,
    files: Mapping[str, str | bytes] | None = None,
    slug: str = SLUG,
) -> Path:
    """Write the story with pieces of text replaced, beside or overwritten by other files."""
    text = STORY
    for old, new in (change or {}).items():
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    folder = tmp_path / "stories" / slug
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"story.toml": text, **(files or {})}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def checked(folder: Path) -> CheckedStory:
    """Return the story of a folder without faults."""
    return read_and_check(folder, today=TODAY)


def faults_in(folder: Path) -> list[str]:
    """Return every fault as its line."""
    return [str(fault) for fault in faults_of(folder)]


def rules_broken(folder: Path) -> list[str]:
    """Return the rules broken, in the order of the faults."""
    return [fault.rule for fault in faults_of(folder)]


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Return every fault."""
    found, faults = check_folder(open_folder(folder), today=TODAY)
    assert (found is None) == bool(faults)
    return faults
