"""What a checked story changes in a store."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.curation.accept import is_empty, plan_change
from bot.curation.candidate import CheckedStory
from bot.facts.book import Records
from bot.facts.fact import Status
from bot.facts.ids import StoryId
from bot.facts.store import Change
from tests.builders import A_MOMENT, a_source, a_story, an_event_fact, fact_id
from tests.curation.small import a_folder, checked

NOTHING = Records()


def test_a_first_story_is_all_new(tmp_path: Path) -> None:
    story = checked(a_folder(tmp_path))
    change = plan(story, NOTHING)
    assert change.stories == (story.story,)
    assert change.sources == story.sources
    assert [(fact.id, fact.revision.number) for fact in change.facts] == [
        (candidate.id, 1) for candidate in story.candidates
    ]


def test_a_revision_says_by_whom_when_and_why(tmp_path: Path) -> None:
    revision = plan(checked(a_folder(tmp_path)), NOTHING).facts[0].revision
    assert (revision.by, revision.why, revision.recorded_at) == ("Ada", "story files", A_MOMENT)


def test_the_same_story_again_changes_nothing(tmp_path: Path) -> None:
    story = checked(a_folder(tmp_path))
    assert is_empty(plan(story, after(NOTHING, plan(story, NOTHING))))


def test_a_changed_fact_gets_its_next_revision_and_no_other_does(tmp_path: Path) -> None:
    held = after(NOTHING, plan(checked(a_folder(tmp_path)), NOTHING))
    change = plan(checked(a_folder(tmp_path, {"built a dam": "built two dams"})), held)
    assert [(fact.id, fact.revision.number) for fact in change.facts] == [(fact_id("dam"), 2)]
    assert not change.stories
    assert not change.sources


def test_a_changed_citation_date_embargo_status_or_question_is_a_revision(tmp_path: Path) -> None:
    held = after(NOTHING, plan(checked(a_folder(tmp_path)), NOTHING))
    lines = (
        'cite = "courier p3 p4"',
        'cite = "courier p3"\nas_of = 2024-05-01',
        'cite = "courier p3"\nembargo_until = 2024-05-03T09:00:00Z',
        'cite = "courier p3"\nstatus = "proposed"',
        'cite = "courier p3"\nquestions = ["Whose is the river?"]',
    )
    for line in lines:
        story = checked(a_folder(tmp_path, {'cite = "courier p3"': line}))
        assert [fact.id for fact in plan(story, held).facts] == [fact_id("river-words")], line


def test_a_fact_gone_from_the_files_is_retracted_with_its_words_kept(tmp_path: Path) -> None:
    held = after(NOTHING, plan(checked(a_folder(tmp_path)), NOTHING))
    (gone,) = plan(without_ports(tmp_path), held).facts
    first = next(fact for fact in held.facts if fact.id == fact_id("ports"))
    assert gone == replace(first, status=Status.RETRACTED, revision=gone.revision)
    assert gone.revision.number == 2


def test_a_retracted_fact_is_not_retracted_again(tmp_path: Path) -> None:
    held = after(NOTHING, plan(checked(a_folder(tmp_path)), NOTHING))
    held = after(held, plan(without_ports(tmp_path), held))
    assert is_empty(plan(without_ports(tmp_path), held))


def test_a_fact_put_back_is_approved_in_a_new_revision(tmp_path: Path) -> None:
    story = checked(a_folder(tmp_path))
    held = after(NOTHING, plan(story, NOTHING))
    held = after(held, plan(without_ports(tmp_path), held))
    (back,) = [fact for fact in plan(story, held).facts if fact.id == fact_id("ports")]
    assert (back.status, back.revision.number) == (Status.APPROVED, 3)


def test_a_changed_story_or_source_replaces_the_old_one(tmp_path: Path) -> None:
    held = after(NOTHING, plan(checked(a_folder(tmp_path)), NOTHING))
    change = {"The river accord": "Another title", "The Courier": "The Evening Courier"}
    found = plan(checked(a_folder(tmp_path, change)), held)
    assert [each.title for each in found.stories] == ["Another title"]
    assert [each.publisher for each in found.sources] == ["The Evening Courier"]
    assert not found.facts


def test_facts_of_other_stories_are_left_alone(tmp_path: Path) -> None:
    other = replace(an_event_fact(), id=fact_id("signing", StoryId("harbour-strike")))
    held = Records(stories=(a_story(),), sources=(a_source(),), facts=(other,), version=4)
    change = plan(checked(a_folder(tmp_path)), held)
    assert other.id not in {fact.id for fact in change.facts}


def plan(story: CheckedStory, records: Records) -> Change:
    held = max((fact.revision.recorded_at for fact in records.facts), default=None)
    now = held + timedelta(days=1) if held else A_MOMENT
    return plan_change(story, records, by="Ada", why="story files", now=now)


def after(records: Records, change: Change) -> Records:
    stories = {each.id: each for each in (*records.stories, *change.stories)}
    sources = {each.id: each for each in (*records.sources, *change.sources)}
    return Records(
        stories=tuple(stories.values()),
        sources=tuple(sources.values()),
        facts=(*records.facts, *change.facts),
        version=records.version + 1,
    )


def without_ports(tmp_path: Path) -> CheckedStory:
    folder = a_folder(tmp_path, {"facts = 9": "facts = 8"})
    text = (folder / "story.toml").read_text()
    start, end = text.index("[[measure]]"), text.index("[[designation]]")
    (folder / "story.toml").write_text(text[:start] + text[end:])
    return checked(folder)
