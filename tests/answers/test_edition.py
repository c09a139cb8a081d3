"""An outline told from the record as it is now: what may be shown, as it may be said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.facts.fact import Fact, Status
from bot.facts.when import When
from bot.messages.chart import Chart
from bot.messages.outline import Entry, Style
from bot.messages.plain import to_plain
from bot.messages.reply import Allegation, Carried, Heading, Quotation, Table
from tests.answers.desk import river_facts
from tests.answers.outlines import NOW, a_chapter, of, revised, tell, tell_chapters
from tests.builders import (
    a_claim,
    a_claim_fact,
    a_designation,
    a_designation_fact,
    a_dispute,
    a_quantity,
    a_quote,
    a_quote_fact,
    a_support_fact,
    a_support_record,
    an_entity,
    an_event,
    an_event_fact,
    entity_id,
)


def test_claims_come_with_their_claimants_and_every_answer() -> None:
    claim = a_claim_fact(body=a_claim(disputes=(a_dispute(),)))
    reply = tell(claim)
    [allegation] = [block for block in reply.blocks if isinstance(block, Allegation)]
    assert " said " in allegation.claim.text
    assert allegation.answers


def test_quotes_are_verbatim_with_speaker_date_and_source() -> None:
    words = "The river  remembers — “everything”"
    reply = tell(a_quote_fact(body=a_quote(text=words)))
    [quotation] = [block for block in reply.blocks if isinstance(block, Quotation)]
    assert quotation.words == words
    assert quotation.cites and "2024" in quotation.detail


def test_it_opens_and_closes_with_words_of_its_own_and_has_its_buttons() -> None:
    text = to_plain(tell(an_event_fact()))
    assert text.index("What changed since yesterday.") < text.index("What is new")
    assert text.index("signed the river accord") < text.index("That is all.")
    assert [action.label for action in tell(an_event_fact()).actions] == ["Pause"]


def test_it_carries_the_revisions_it_states() -> None:
    first = an_event_fact()
    reply = tell(first, revised(first, an_event(statement="They signed at noon.")))
    assert reply.carries == (Carried(fact=first.id, revision=2),)


@pytest.mark.parametrize(
    "hidden",
    [
        an_event_fact(status=Status.RETRACTED),
        an_event_fact(status=Status.PROPOSED),
        an_event_fact(embargo_until=NOW + timedelta(hours=1)),
    ],
)
def test_what_may_not_be_shown_is_left_out_and_counted(hidden: Fact) -> None:
    text = to_plain(tell(hidden, a_quote_fact()))
    assert "signed the river accord" not in text
    assert "One fact of this edition has been withdrawn since, and is not shown." in text


def test_a_chapter_with_nothing_left_goes_unless_it_has_more_to_say() -> None:
    gone = an_event_fact(status=Status.RETRACTED)
    entry = Entry(fact=gone.id)
    assert not [each for each in tell(gone).blocks if isinstance(each, Heading)]
    kept = tell(gone, chapter=a_chapter(entry, more="And 3 more: /timeline"))
    assert "What is new" in to_plain(kept) and "And 3 more: /timeline" in to_plain(kept)


def test_figures_are_the_table_of_aid_with_its_chart_and_the_counts() -> None:
    suderia = replace(a_support_record(), donor=entity_id("westland"))
    facts = (
        a_support_fact(),
        a_support_fact("aid-two", suderia),
        a_designation_fact(body=a_designation(counts=(a_quantity(6),))),
    )
    entries = [Entry(fact=each.id, note="new", revision=1) for each in facts]
    reply = tell(*facts, chapter=a_chapter(*entries, style=Style.FIGURES))
    aid, counts = [block for block in reply.blocks if isinstance(block, Table)]
    assert [row.cells[0] for row in aid.rows] == ["Norland (new)", "westland (new)"]
    assert counts.rows[0].cells[:2] == ("Norland (new)", "six people")
    assert "Bar chart of aid totals on record." in to_plain(reply)


def test_a_sum_is_not_given_where_some_of_it_is_left_out() -> None:
    record = a_support_record()
    facts = (
        a_support_fact(body=record),
        a_support_fact("aid-two", replace(record, donor=entity_id("westland"))),
    )
    entries = [Entry(fact=each.id) for each in facts]
    whole = tell(*facts, chapter=a_chapter(*entries, style=Style.FIGURES))
    part = tell(*facts, chapter=a_chapter(*entries, style=Style.FIGURES, more="And 1 more: /aid"))
    assert "Together:" in to_plain(whole) or "Added up:" in to_plain(whole)
    assert "Together:" not in to_plain(part) and "Added up:" not in to_plain(part)


def test_a_timeline_draws_acts_and_events_and_no_claim() -> None:
    facts = (
        an_event_fact(body=an_event(when=When(start_on=date(2024, 5, 1)))),
        an_event_fact("meeting", an_event(when=When(start_on=date(2024, 7, 1)), announced=True)),
        a_claim_fact(),
    )
    entries = [Entry(fact=each.id) for each in facts]
    reply = tell(*facts, chapter=a_chapter(*entries, style=Style.TIMELINE, heading="Dates"))
    text = to_plain(reply)
    assert "[Chart: Timeline, oldest first. 1 May 2024: " in text
    assert "1 July 2024 (announced): " in text
    assert " said " not in text
    assert "Dates" not in text.splitlines()


def test_long_sentences_are_shortened_in_the_picture_at_a_word_with_a_mark() -> None:
    long = an_event(statement=f"They {'signed and ' * 40}went home.")
    other = an_event_fact("meeting", an_event(when=When(start_on=date(2024, 7, 1))))
    entries = (Entry(fact=of("signing")), Entry(fact=of("meeting")))
    reply = tell(an_event_fact(body=long), other, chapter=a_chapter(*entries, style=Style.TIMELINE))
    assert "signed …" in to_plain(reply) or "and …" in to_plain(reply)


def test_every_statement_cites_and_every_number_leads_to_a_reference() -> None:
    facts = river_facts()
    entries = tuple(Entry(fact=fact.id) for fact in facts)
    reply = tell_chapters(facts, a_chapter(*entries))
    assert [each.number for each in reply.references] == list(range(1, len(reply.references) + 1))
    assert an_entity("Norland").name in to_plain(reply)


def test_the_text_for_a_picture_stays_as_short_as_discord_takes_it() -> None:
    facts = tuple(
        an_event_fact(
            f"event-{day}",
            an_event(statement="They talked. " * 30, when=When(start_on=date(2024, 5, day))),
        )
        for day in range(1, 9)
    )
    entries = [Entry(fact=each.id) for each in facts]
    reply = tell(*facts, chapter=a_chapter(*entries, style=Style.TIMELINE))
    [chart] = [block for block in reply.blocks if isinstance(block, Chart)]
    assert len(chart.points) == 8
    assert len(chart.alt) <= 1_000
