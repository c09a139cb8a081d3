"""From a story folder to a checked story: the one way in."""

from datetime import date
from pathlib import Path

from bot.curation.candidate import CheckedStory
from bot.curation.check import check
from bot.curation.fault import Fault
from bot.curation.files import StoryFolder, open_folder
from bot.curation.manuscript import Manuscript
from bot.curation.read_story import read_story
from bot.curation.to_candidates import Namespace, to_candidate, to_source, to_story
from bot.errors import CurationError


def read_and_check(folder: Path, *, today: date) -> CheckedStory:
    """Return the story in a folder. `today` is the latest date that is not in the future.

    Raises CurationError with every fault, one line each, by file and line.
    """
    checked, faults = check_folder(open_folder(folder), today=today)
    if checked is None:
        raise CurationError([str(fault) for fault in faults])
    return checked


def check_folder(
    folder: StoryFolder, *, today: date
) -> tuple[CheckedStory | None, tuple[Fault, ...]]:
    """Return the story, or None and every fault."""
    script, shape_faults = read_story(folder)
    rule_faults, warnings = check(script, today)
    faults = _in_order((*shape_faults, *rule_faults))
    if faults or script.story is None:
        return None, faults
    return _to_checked(script, folder.fingerprint, _in_order(warnings)), ()


def _to_checked(script: Manuscript, fingerprint: str, warnings: tuple[Fault, ...]) -> CheckedStory:
    if script.story is None:
        raise ValueError("a story without faults has its own table")
    names = Namespace(
        slug=script.slug,
        published={shape.id: shape.published_on for shape in script.sources},
    )
    return CheckedStory(
        story=to_story(names, script.story),
        sources=tuple(to_source(names, shape) for shape in script.sources),
        candidates=tuple(to_candidate(names, shape) for shape in script.facts),
        warnings=warnings,
        fingerprint=fingerprint,
        texts={
            names.to_source_id(shape.id): script.texts[shape.id]
            for shape in script.sources
            if shape.id in script.texts
        },
    )


def _in_order(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    return tuple(sorted(dict.fromkeys(faults), key=lambda each: (each.file, each.line)))
