"""The published JSON Schema agrees with what is read."""

import json
import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.curation.schema import story_schema
from tests.curation.json_schema import violations
from tests.curation.small import STORY, a_folder, faults_in, rules_broken

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "stories"
GUIDE = (ROOT / "docs" / "stories.md").read_text(encoding="utf-8")
EXAMPLES: list[str] = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
SCHEMA: dict[str, Any] = json.loads(story_schema())


def test_the_published_schema_is_the_one_of_the_code() -> None:
    assert (STORIES / "story.schema.json").read_text(encoding="utf-8") == story_schema(), (
        "Write it again: bot story schema > stories/story.schema.json"
    )


def test_the_schema_accepts_the_example() -> None:
    assert against_schema(STORY) == []


@pytest.mark.parametrize("file", sorted(STORIES.glob("*/*.toml")), ids=lambda each: each.name)
def test_the_schema_accepts_the_shipped_stories(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("#:schema ../story.schema.json\n"), "so that editors find the schema"
    assert against_schema(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("occasion =", "ocasion ="),
        ('cite = "courier p3"\n', ""),
        ('cite = "courier p3"', "cite = []"),
        ('kind = "person"', 'kind = "persn"'),
        ('id = "aid"', 'id = "The Aid"'),
        ('currency = "EUR"', 'currency = "euro"'),
        ('claimants = ["norland"]', 'claimants = "norland"'),
        ('claimants = ["norland"]', "claimants = []"),
        ("facts = 9", "facts = -1"),
        ("facts = 9", 'facts = "nine"'),
        ('claimed_on = "2024-04"', 'claimed_on = "April"'),
        ("[[quote]]", "[[quotes]]"),
        ("[[quote]]", "[quote]"),
        ('occasion = "at the signing"', 'occasion = ""'),
    ],
)
def test_the_schema_and_the_reader_refuse_the_same(old: str, new: str, tmp_path: Path) -> None:
    assert against_schema(STORY.replace(old, new, 1)) != []
    assert rules_broken(a_folder(tmp_path, {old: new})) != []


def test_the_guide_for_curators_explains_every_key() -> None:
    keys = {key for each in SCHEMA["$defs"].values() for key in each.get("properties", ())}
    assert not {key for key in keys if not re.search(rf"`{key}`", GUIDE)}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_guide_are_sound(example: str) -> None:
    assert against_schema(example) == []


def test_the_first_example_of_the_guide_is_a_whole_story(tmp_path: Path) -> None:
    assert faults_in(a_folder(tmp_path, files={"story.toml": EXAMPLES[0]})) == []


def against_schema(text: str) -> list[str]:
    return list(violations(as_json(tomllib.loads(text)), SCHEMA, SCHEMA))


def as_json(value: Any) -> Any:
    match value:
        case dict():
            return {key: as_json(each) for key, each in value.items()}
        case list():
            return [as_json(each) for each in value]
        case date() | datetime():
            return value.isoformat()
        case _:
            return value
