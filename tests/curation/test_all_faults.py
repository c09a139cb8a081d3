"""A story with many faults is told all of them at once, and nothing that is not one."""

from pathlib import Path

import pytest

from bot.curation.curate import read_and_check
from bot.errors import CurationError
from tests.curation.small import STORY, TODAY, a_folder, checked, rules_broken

ANOTHER = """\
[[event]]
id = "dam"
statement = "Somebody did something."
when = 2031-01-01
participants = ["nobody"]
cite = "gazette p1"
"""


def test_faults_of_every_sort_are_told_at_once(tmp_path: Path) -> None:
    change = {
        'speaker = "mira-sol"\n': "",
        'cite = "courier p6"\n': "",
        'currency = "EUR"': 'currency = "EUX"',
        'kind = "service restriction"': 'kind = "service"',
        "facts = 9": "facts = 12",
    }
    folder = a_folder(
        tmp_path,
        change,
        files={"a.toml": ANOTHER, "b.toml": b"\xff", "c.toml": "", "d.toml": "x ="},
    )
    assert sorted(rules_broken(folder)) == [
        "citation",
        "duplicate-id",
        "empty-file",
        "expected",
        "future-date",
        "speaker",
        "toml",
        "toml",
        "unknown-entity",
        "unknown-source",
        "utf-8",
        "value",
    ]


def test_the_error_carries_one_line_a_fault(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, files={"a.toml": ANOTHER})
    with pytest.raises(CurationError) as caught:
        read_and_check(folder, today=TODAY)
    assert len(caught.value.faults) == 5
    assert str(caught.value).splitlines() == list(caught.value.faults)


def test_faults_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    change = {'cite = "courier p3"\n': "", "said_on = 2024-05-02": "said_on = 2031-05-02"}
    folder = a_folder(tmp_path, change, files={"a.toml": ""})
    assert rules_broken(folder) == ["empty-file", "citation"]


def test_a_faulty_table_is_not_blamed_on_what_names_it(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {'name = "Norland"\n': ""})
    assert rules_broken(folder) == ["missing"]


def test_an_unknown_key_hides_no_other_fault_of_its_table(tmp_path: Path) -> None:
    change = {'donor = "norland"': 'donr = "x"\ndonor = "nobody"'}
    assert rules_broken(a_folder(tmp_path, change)) == ["unknown-key", "unknown-entity"]


def test_a_file_that_is_not_toml_is_not_blamed_on_what_names_its_records(tmp_path: Path) -> None:
    head, tail = STORY.split("[[quote]]", 1)
    broken = f"[[quote]]{tail}\nbroken ="
    folder = a_folder(tmp_path, files={"story.toml": head, "words.toml": broken})
    assert rules_broken(folder) == ["toml"]


def test_a_file_that_cannot_be_read_is_not_blamed_on_what_names_its_records(
    tmp_path: Path,
) -> None:
    head, _ = STORY.split("[[quote]]", 1)
    folder = a_folder(tmp_path, files={"story.toml": head})
    (folder / "words.toml").symlink_to(folder / "words.toml")
    assert rules_broken(folder) == ["unreadable"]


def test_two_stories_in_one_folder_are_a_fault(tmp_path: Path) -> None:
    second = '[story]\ntitle = "Other"\nopened_on = 2024-05-02\neditor = "Desk"\n'
    folder = a_folder(tmp_path, files={"z.toml": f"{second}\n[expected]\nfacts = 9\n"})
    assert rules_broken(folder) == ["one-story", "one-expected"]


def test_a_story_needs_its_table_a_source_and_a_fact(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, files={"story.toml": "[expected]\nfacts = 0\n"})
    assert rules_broken(folder) == ["one-story", "no-source", "no-fact"]


def test_a_name_shared_by_two_entities_is_a_warning_only(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {'name = "Suderia"': 'name = "Suderia"\naliases = ["norlanders"]'})
    assert [str(each) for each in checked(folder).warnings] == [
        'stories/river-accord/story.toml:32: entity "suderia": The name "norlanders" is also that '
        'of "norland"; readers will be asked which. Leave it to one of them, if you can. '
        "[shared-name]"
    ]


def test_a_record_with_one_fault_is_told_of_its_unknown_names_as_well(tmp_path: Path) -> None:
    change = {
        'speaker = "mira-sol"': 'speaker = "mira-soll"',
        'occasion = "at the signing"\n': "",
    }
    assert sorted(rules_broken(a_folder(tmp_path, change))) == ["missing", "unknown-entity"]
