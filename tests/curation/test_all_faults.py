"""A story with many faults is told all of them at once, and nothing that is not one."""

from pathlib import Path

import pytest

from bot.curation.curate import read_and_check
from bot.errors import CurationError
from tests.curation.small import (
    SHOWN,
    STORY,
    TODAY,
    a_folder,
    checked,
    faults_in,
    rules_broken,
)

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
        "currency",
        "duplicate-id",
        "empty-file",
        "future-date",
        "speaker",
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
    assert rules_broken(folder) == ["empty-file", "citation", "future-date"]


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


def test_two_faulty_files_and_every_other_table_are_told_at_once(tmp_path: Path) -> None:
    change = {
        'editor = "Desk"\n': "",
        "sources = 1": "sources = -1",
        "facts = 9": "facts = 11",
        'publisher = "The Courier"': "publisher = 4",
        'brief = ["signing"]': 'brief = ["signin"]',
    }
    event = '[[event]]\nid = "{}"\nwhen = 2024-13-10\nstatement = "It was."\ncite = "gazette p1"\n'
    files = {"a.toml": event.format("one"), "b.toml": event.format("two")}
    assert rules_broken(a_folder(tmp_path, change, files=files)) == [
        *("toml", "unknown-source"),
        *("toml", "unknown-source"),
        *("missing", "unknown-fact", "wrong-type", "value"),
    ]


def test_an_id_given_twice_is_told_of_a_faulty_record_too(tmp_path: Path) -> None:
    change = {'id = "aid"': 'id = "dam"', 'amount = "more than 1.5 billion"\n': ""}
    assert rules_broken(a_folder(tmp_path, change)) == ["missing", "duplicate-id"]


def test_a_quote_without_speaker_source_and_date_is_told_of_all_three(tmp_path: Path) -> None:
    change = {
        'speaker = "mira-sol"\n': "",
        "said_on = 2024-05-02": 'said_on = "in May"',
        'cite = "courier p3"': 'cite = "gazette p3"',
    }
    assert rules_broken(a_folder(tmp_path, change)) == ["speaker", "value", "unknown-source"]


def test_a_designation_and_an_amount_are_told_of_all_their_faults(tmp_path: Path) -> None:
    change = {
        'authority = "norland"': 'authority = "nowhere"',
        '"6 entities"': '"6", "some"',
        'donor = "norland"': 'donor = "nobody"',
        'currency = "EUR"': 'currency = "EUX"',
        "more than 1.5": "roughly 1.5",
    }
    assert rules_broken(a_folder(tmp_path, change)) == [
        *("unknown-entity", "quantity", "currency"),
        *("unknown-entity", "quantity", "quantity"),
    ]


def test_a_faulty_id_is_not_blamed_on_what_names_its_record(tmp_path: Path) -> None:
    assert rules_broken(a_folder(tmp_path, {'id = "norland"': 'id = "Norland"'})) == ["name"]


def test_counts_are_held_while_other_files_have_faulty_records(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"facts = 9": "facts = 12"}, files={"a.toml": ANOTHER})
    assert "expected" in rules_broken(folder)


LOST = '[[event]] id = "lost"\nwhen = 2024-05-02\n'
"""A table that is known by its heading and its id alone."""


def test_a_lack_is_not_told_while_it_may_be_in_what_cannot_be_read(tmp_path: Path) -> None:
    change = {"facts = 9": "facts = 12", "mira-sol = 1": "mira-sol = 2"}
    assert rules_broken(a_folder(tmp_path, change, files={"a.toml": LOST})) == ["toml"]


def test_too_many_is_told_even_while_something_cannot_be_read(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"facts = 9": "facts = 8"}, files={"z.toml": LOST})
    assert faults_in(folder)[0] == (
        f"{SHOWN}:10: [expected]: facts: 8 expected, at least 9 found. "
        "See what was added, and count again when every record can be read. [expected]"
    )


def test_a_table_under_a_name_in_the_plural_is_read_as_what_is_meant(tmp_path: Path) -> None:
    change = {"[[quote]]": "[[quotes]]", 'speaker = "mira-sol"': 'speaker = "nobody"'}
    assert rules_broken(a_folder(tmp_path, change)) == ["unknown-table", "unknown-entity"]


def test_a_table_under_a_name_that_can_be_guessed_only_is_no_more_than_counted(
    tmp_path: Path,
) -> None:
    change = {"[[quote]]": "[[qoute]]", 'speaker = "mira-sol"': 'speaker = "nobody"'}
    assert rules_broken(a_folder(tmp_path, change)) == ["unknown-table"]
