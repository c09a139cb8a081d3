"""Citations held against the texts that lie in a story's `sources/`."""

from pathlib import Path

from bot.curation.curate import read_and_check
from bot.curation.files import open_folder
from bot.curation.report import checked_lines
from bot.curation.verify import verify_all
from tests.curation.small import TODAY, a_folder, checked, faults_in, rules_broken

TEXT = """\
Norland and Suderia have signed an accord.

Mira Sol, the foreign minister, came to the signing.
“The river belongs to everyone,” Sol said.
Norland said in April that Suderia has built a dam.
Suderia denies it.
Norland has given Suderia more than €1.5 billion.
Norlanders closed their ports to ferries.
Norland's government listed six entities and ten people.
"""
COURIER = "sources/courier.txt"


def a_story(tmp_path: Path, text: str = TEXT) -> Path:
    return a_folder(tmp_path, files={COURIER: text})


def test_a_story_that_its_text_bears_out_has_no_fault_and_no_warning(tmp_path: Path) -> None:
    story = checked(a_story(tmp_path))
    assert story.warnings == ()
    assert checked_lines(story) == (
        "river-accord: no faults; facts: 9, sources: 1, compared with their texts: 1.",
    )


def test_a_story_without_texts_says_that_nothing_was_compared(tmp_path: Path) -> None:
    assert checked_lines(checked(a_folder(tmp_path))) == (
        "river-accord: no faults; facts: 9, sources: 1, compared with their texts: 0.",
    )


def test_a_paragraph_that_the_text_does_not_have_is_a_fault_in_its_line(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path, {'cite = "courier p8"': 'cite = "courier p8 p31"'}, files={COURIER: TEXT}
    )
    line = (folder / "story.toml").read_text().split("\n").index('cite = "courier p8 p31"') + 1
    assert faults_in(folder) == [
        f'stories/river-accord/story.toml:{line}: designation "listing": '
        "cite: The text of courier has no paragraph 31, but 8 paragraphs. "
        "Count them in stories/river-accord/sources/courier.txt. [no-paragraph]"
    ]


def test_paragraphs_of_a_record_that_is_faulty_otherwise_are_told_as_well(tmp_path: Path) -> None:
    change = {'statement = "Suderia has built a dam"\n': "", "p4 p5": "p4 p50"}
    folder = a_folder(tmp_path, change, files={COURIER: TEXT})
    assert sorted(rules_broken(folder)) == ["missing", "no-paragraph"]


def test_words_that_differ_from_the_text_are_a_fault_in_their_line(tmp_path: Path) -> None:
    (fault,) = faults_in(a_story(tmp_path, TEXT.replace("to everyone", "to everybody")))
    assert 'quote "river-words": text: The words do not stand in a cited paragraph.' in fault
    assert fault.endswith("[not-verbatim]")


def test_words_that_stand_elsewhere_are_a_fault_of_the_citation(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {"courier p3": "courier p4"}, files={COURIER: TEXT})
    (fault,) = faults_in(folder)
    assert 'quote "river-words": cite: The words stand in paragraph 3. Cite that one.' in fault


def test_a_paragraph_with_none_of_the_names_is_to_be_looked_at(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, {'name = "Mira Sol"': 'name = "Olga Mar"'}, files={COURIER: TEXT})
    told = [str(each) for each in checked(folder).warnings]
    assert len(told) == 2
    assert 'entity "mira-sol": cite: None of its names (Olga Mar, Mar) stands in' in told[0]
    assert "Look at courier p2: is it the right paragraph" in told[0]
    assert 'quote "river-words"' in told[1]


def test_a_last_name_an_alias_and_other_accents_or_points_are_names_too(tmp_path: Path) -> None:
    text = TEXT.replace("Mira Sol,", "Mira SÓL,").replace("Norlanders closed", "N.L. closed")
    folder = a_folder(
        tmp_path, {'aliases = ["Norlanders"]': 'aliases = ["NL"]'}, files={COURIER: text}
    )
    assert checked(folder).warnings == ()


def test_a_topic_is_named_by_the_desk_and_not_by_the_text(tmp_path: Path) -> None:
    change = {'kind = "person"\nname = "Mira Sol"\n': 'kind = "topic"\nname = "Water"\n'}
    change['roles = [{ title = "foreign minister", country = "norland", since = 2022-01-10 }]'] = ""
    folder = a_folder(tmp_path, change, files={COURIER: TEXT})
    assert checked(folder).warnings == ()


def test_names_are_not_looked_for_where_a_cited_text_is_not_there(tmp_path: Path) -> None:
    second = '[[source]]\nid = "gazette"\npublisher = "G"\ntitle = "T"\npublished_on = 2024-05-01\n'
    change = {
        "sources = 1": "sources = 2",
        'cite = "courier p6"': 'cite = ["courier p5", "gazette p9"]',
    }
    change['cite = "courier p8"'] = 'cite = "courier p3 page:4"'
    folder = a_folder(tmp_path, change, files={COURIER: TEXT, "more.toml": second})
    assert checked(folder).warnings == ()


def test_a_text_that_no_source_has_is_to_be_looked_at(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, files={"sources/curier.txt": TEXT})
    assert [str(each) for each in checked(folder).warnings] == [
        "stories/river-accord/sources/curier.txt: No source of the story has this name. "
        'Did you mean "courier"? Name the text after the id of its source. [unknown-text]'
    ]


def test_other_files_beside_the_texts_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    files = {"sources/courier.pdf": b"\xff", "sources/_old.txt": b"\xff", COURIER: TEXT.encode()}
    assert checked(a_folder(tmp_path, files=files)).warnings == ()


def test_a_text_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_in(a_folder(tmp_path, files={COURIER: TEXT.encode() + b"\xff"}))
    assert "sources/courier.txt:10: Byte" in fault and "[utf-8]" in fault


def test_the_fingerprint_moves_with_a_text(tmp_path: Path) -> None:
    first = open_folder(a_story(tmp_path)).fingerprint
    assert open_folder(a_story(tmp_path, TEXT + "More.")).fingerprint != first


def test_all_texts_are_verified_in_one_call(tmp_path: Path) -> None:
    second = '[[source]]\nid = "gazette"\npublisher = "G"\ntitle = "T"\npublished_on = 2024-05-01\n'
    folder = a_folder(
        tmp_path, {"sources = 1": "sources = 2"}, files={COURIER: TEXT, "more.toml": second}
    )
    story = read_and_check(folder, today=TODAY)
    assert [line for found in verify_all(story) for line in found.lines()] == [
        "river-accord/courier: all hold; quotes: 1, places: 8."
    ]
    assert story.unread() == ("river-accord/gazette",)
