"""Every command over a small story: what it says, what it never says."""

from datetime import timedelta

import pytest

from bot.answers.commands import COMMANDS
from bot.answers.names import Known
from bot.answers.snapshot import take_snapshot
from bot.facts.book import build_book
from bot.facts.fact import Status
from bot.facts.history import Moment
from bot.facts.ids import StoryId
from bot.messages.chart import Chart
from bot.messages.plain import to_plain
from bot.messages.reply import Allegation, Outcome, Quotation, Statement
from bot.messages.request import Place, Platform
from tests.answers.desk import NOW, Desk, river_facts
from tests.builders import (
    STORY,
    a_claim,
    a_claim_fact,
    a_designation_fact,
    a_dispute,
    a_quantity,
    a_story,
    a_support_fact,
    a_support_record,
    an_entity,
    an_entity_fact,
    entity_id,
    fact_id,
    records,
)


async def said(desk: Desk, line: str) -> str:
    return to_plain(await desk.ask(line))


@pytest.mark.parametrize(
    "line", [line for command in COMMANDS for line in command.examples if " " not in line]
)
async def test_every_plain_example_is_answered(line: str) -> None:
    reply = await Desk().ask(line)
    assert reply.outcome is Outcome.ANSWERED


async def test_sanctions_say_who_how_many_and_whom_with_a_citation() -> None:
    text = await said(Desk(), "/sanctions")
    assert (
        "Norland sanctioned six entities and ten people based in Suderia, among them "
        "Delta Shipping, on 2 May 2024. [1]" in text
    )
    assert "[1] paragraph 3: The Courier, “Two republics sign a river accord”, 2 May" in text
    assert "On record as of 2 May 2024." in text


async def test_sanctions_of_a_country_are_those_of_its_companies() -> None:
    assert "Delta Shipping" in await said(Desk(), "/sanctions country:Suderia")
    reply = await Desk().ask("/sanctions country:Norland")
    assert reply.outcome is Outcome.NO_ANSWER


async def test_a_name_that_only_acted_is_offered_as_the_authority() -> None:
    desk = Desk()
    reply = await desk.ask("/sanctions Norland")
    assert reply.outcome is Outcome.NO_ANSWER
    by = next(action for action in reply.actions if action.label == "By Norland")
    assert (await desk.ask(by.line)).outcome is Outcome.ANSWERED


async def test_sanctions_outside_the_dates_are_not_on_record() -> None:
    reply = await Desk().ask("/sanctions on:3 May 2024")
    assert reply.outcome is Outcome.NO_ANSWER
    assert "No designation or measure on 3 May 2024 is on record." in to_plain(reply)
    assert (await Desk().ask("/sanctions since:May 2024")).outcome is Outcome.ANSWERED


async def test_an_answer_before_the_first_as_of_date_says_nothing_is_on_record() -> None:
    for line in ("/sanctions", "/aid", "/quotes", "/claims", "/timeline", "/brief"):
        reply = await Desk().ask(f"{line} as_of:2024-05-01")
        assert reply.outcome is Outcome.NO_ANSWER, line


async def test_aid_keeps_qualifier_stage_and_sort_and_does_not_add_what_differs() -> None:
    text = await said(Desk(), "/aid")
    assert "more than $1.5 billion" in text
    assert "nearly $250 million" in text
    assert "Sort of aid: not stated by the source; Stage: pledged" in text
    assert "Not added up: these figures do not measure the same thing." in text
    assert "1.75" not in text


async def test_aid_of_one_measure_is_added_up_with_its_qualifier() -> None:
    other = a_support_record(donor=entity_id("suderia"), recipient=entity_id("suderia"))
    facts = (*river_facts()[:6], a_support_fact("one"), a_support_fact("two", other))
    assert "Added up: more than $3 billion." in await said(Desk(facts=facts), "/aid")


async def test_aid_of_two_donors_comes_with_a_chart_that_has_a_text() -> None:
    reply = await Desk().ask("/aid")
    [chart] = [block for block in reply.blocks if isinstance(block, Chart)]
    assert "Norland (military; stage not stated): more than $1.5 billion" in chart.alt
    one = await Desk().ask("/aid donor:Norland")
    assert not [block for block in one.blocks if isinstance(block, Chart)]


async def test_quotes_are_verbatim_with_speaker_role_occasion_and_date() -> None:
    reply = await Desk().ask("/quotes speaker:sol")
    [quotation] = reply.blocks
    assert isinstance(quotation, Quotation)
    assert quotation.words == "The river belongs to everyone who drinks from it"
    assert quotation.speaker == "Mira Sol, foreign minister, Norland since 10 January 2022"
    assert quotation.detail == "at the signing, 2 May 2024"


async def test_quotes_about_a_topic_are_found_by_tag_and_by_word() -> None:
    assert "There is no dam" in await said(Desk(), '/quotes about:"old dam"')
    assert "drinks from it" in await said(Desk(), "/quotes about:river")


async def test_a_claim_is_never_shown_without_its_claimant_and_its_answers() -> None:
    reply = await Desk().ask("/claims")
    [allegation] = reply.blocks
    assert isinstance(allegation, Allegation)
    assert allegation.claim.text == (
        "Norland said on 2 May 2024 that Suderia has built a dam upstream."
    )
    [answer] = allegation.answers
    assert isinstance(answer, Statement)
    assert answer.text == "Suderia denies that there is a dam: “There is no dam”."


async def test_the_same_denial_is_quoted_once_in_a_reply_and_named_at_every_claim() -> None:
    again = a_claim_fact("again", a_claim(disputes=(a_dispute(quotes=(fact_id("denial"),)),)))
    text = await said(Desk(facts=(*river_facts(), again)), "/claims")
    assert text.count("There is no dam") == 1
    assert text.count("Suderia denies that there is a dam") == 2


async def test_a_timeline_is_in_order_and_as_exact_as_its_dates() -> None:
    text = await said(Desk(), "/timeline")
    assert text.index("August 2022: The drought began.") < text.index("2 May 2024: The two")


async def test_a_timeline_is_a_picture_too_of_what_was_done_and_not_of_what_is_alleged() -> None:
    reply = await Desk().ask("/timeline")
    [chart] = [block for block in reply.blocks if isinstance(block, Chart)]
    assert [point.date for point in chart.points] == ["August 2022", *["2 May 2024"] * 3]
    assert "August 2022: The drought began" in chart.alt
    assert "a dam" not in chart.alt
    assert "allegations are not drawn" in chart.axis


async def test_the_picture_of_a_timeline_says_nothing_twice_in_words() -> None:
    text = await said(Desk(), "/timeline")
    assert text.count("The drought began.") == 1
    assert "Timeline, oldest first" not in text


async def test_a_timeline_of_one_date_has_no_picture() -> None:
    reply = await Desk().ask("/timeline until:2022-12-31")
    assert not any(isinstance(block, Chart) for block in reply.blocks)


async def test_who_shows_everything_that_names_the_entity() -> None:
    text = await said(Desk(), "/who delta shipping")
    for words in ("Delta Shipping", "Designations", "Measures", "closed its ports"):
        assert words in text


async def test_a_misspelt_name_is_understood() -> None:
    assert "Norland" in await said(Desk(), "/who norlnad")
    assert "Delta Shipping" in await said(Desk(), "/who DeltaShiping")
    assert "Suderia" in await said(Desk(), "/who sud")


async def test_an_ambiguous_name_asks_which_one_with_buttons_that_answer() -> None:
    desk = Desk()
    reply = await desk.ask("/who delta")
    assert reply.outcome is Outcome.UNCLEAR
    assert [action.label for action in reply.actions] == ["Delta Bank", "Delta Shipping"]
    assert (await desk.ask(reply.actions[0].line)).title == "Delta Bank"


async def test_an_unknown_name_says_so_and_shows_the_nearest() -> None:
    reply = await Desk().ask("/who Atlantis Shipping")
    assert "“Atlantis Shipping” is not on record in this story." in to_plain(reply)
    assert "Delta Shipping (organisation, Suderia)" in to_plain(reply)


async def test_a_name_like_no_other_is_answered_with_those_the_option_knows() -> None:
    reply = await Desk().ask("/quotes speaker:xyzzy")
    assert "On record here: Mira Sol (person" in to_plain(reply)
    assert (await Desk().ask(reply.actions[0].line)).outcome is Outcome.ANSWERED


async def test_a_brief_stays_under_its_limit_whatever_the_story_holds() -> None:
    facts = tuple(a_designation_fact(f"listing-{number}") for number in range(40))
    brief = tuple(fact.id for fact in facts)
    desk = Desk(facts=(*river_facts(), *facts), stories=(a_story(brief=brief),))
    text = await said(desk, "/brief")
    assert 200 < len(text) < 1200
    assert "more would not fit" in text


async def test_sources_count_what_they_bear() -> None:
    assert "The Courier, 2 May 2024: bears 15 of 15 facts." in await said(Desk(), "/sources")


async def test_a_channel_keeps_the_story_it_chose() -> None:
    other = a_story(id=StoryId("old-quarrel"), title="An old quarrel", opened_on=NOW.date())
    desk = Desk(stories=(a_story(), other))
    thread = Place(platform=Platform.CONSOLE, id="here", thread="t")
    assert "No designation" in await said(desk, "/sanctions")
    assert (await desk.ask("/story use:river accord")).title == "The river accord"
    assert (await desk.ask("/sanctions", thread)).outcome is Outcome.ANSWERED
    elsewhere = Place(platform=Platform.CONSOLE, id="there")
    assert (await desk.ask("/sanctions", elsewhere)).outcome is Outcome.NO_ANSWER


async def test_ask_answers_when_every_word_is_borne_and_declines_otherwise() -> None:
    assert "sanctioned six entities" in await said(Desk(), "who was designated by Norland?")
    reply = await Desk().ask("what is the weather in Norland")
    assert reply.outcome is Outcome.NO_ANSWER
    assert "No fact in this story has the word “weather”" in to_plain(reply)


async def test_help_lists_every_command_and_explains_one() -> None:
    text = await said(Desk(), "/help")
    alone = [command for command in COMMANDS if not command.group]
    assert all(f"/{command.name} – {command.summary}." in text for command in alone)
    assert "/digest – Digests, posted here on a schedule." in text
    assert "/digest pause – Have no editions until it is resumed." in await said(
        Desk(), "/help digest"
    )
    assert "rule: an edition only if" in await said(Desk(), "/help digest subscribe")
    assert "donor: who gives" in await said(Desk(), "/help aid")


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("/help aid", ["/aid", "/aid donor:uk"]),
        ("/help digest subscribe", ["/digest subscribe"]),
        ("/help digest now", []),
        ("/help gap", []),
    ],
)
async def test_trying_an_example_never_changes_anything(asked: str, lines: list[str]) -> None:
    assert [each.line for each in (await Desk().ask(asked)).actions] == lines


async def test_status_counts_facts_and_tells_connections_and_versions() -> None:
    text = await said(Desk(), "/status")
    assert "Facts: 15 (" in text
    assert "store: ready" in text
    assert "dateline 0.1.0" in text


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.RETRACTED])
async def test_what_is_not_approved_is_never_answered(status: Status) -> None:
    hidden = a_designation_fact("hidden", status=status)
    desk = Desk(facts=(*river_facts()[:6], hidden))
    for line in ("/sanctions", "/who Delta Shipping", "/timeline", "/ask designated"):
        reply = await desk.ask(line)
        assert hidden.id not in {carried.fact for carried in reply.carries}


async def test_an_embargo_lifts_by_the_clock_alone() -> None:
    held = a_designation_fact("held", embargo_until=NOW.replace(hour=13))
    desk = Desk(facts=(*river_facts()[:6], held))
    assert (await desk.ask("/sanctions")).outcome is Outcome.NO_ANSWER
    desk.now = NOW.replace(hour=13)
    assert (await desk.ask("/sanctions")).outcome is Outcome.ANSWERED


async def test_the_name_of_a_hidden_entity_does_not_leak_through_completion() -> None:
    secret = an_entity_fact(an_entity("Secret Yard"), status=Status.PROPOSED)
    desk = Desk(facts=(*river_facts(), secret))
    names = desk.service.suggest(
        command="who", option="name", typed="sec", place=Place(platform=Platform.CONSOLE, id="x")
    )
    assert names == ()
    assert not isinstance(
        desk.shelf.snapshot.names.resolve("Secret Yard", story=STORY, moment=Moment(now=NOW)),
        Known,
    )


async def test_every_statement_of_a_long_list_is_on_some_page() -> None:
    facts = tuple(a_designation_fact(f"listing-{number:02}") for number in range(25))
    desk = Desk(facts=(*river_facts()[:6], *facts))
    carried, line = set[str](), "/sanctions"
    while line:
        reply = await desk.ask(line)
        carried |= {each.fact for each in reply.carries}
        line = next((each.line for each in reply.actions if each.label == "Next"), "")
    assert len(carried) == 25


async def test_a_page_that_is_not_there_is_refused_in_a_sentence() -> None:
    assert "There is no page 9" in await said(Desk(), "/sanctions page:9")
    assert "is not a page" in await said(Desk(), "/sanctions page:-1")


async def test_an_amount_is_written_out_without_rounding() -> None:
    record = a_support_record(amount=a_quantity("1234567891", unit=""))
    desk = Desk(facts=(*river_facts()[:6], a_support_fact("odd", record)))
    assert "$1,234,567,891" in await said(desk, "/aid")


async def test_the_same_question_in_the_same_second_is_answered_once() -> None:
    desk = Desk()
    first = await desk.ask("/sanctions")
    assert await desk.ask("/sanctions") is first
    desk.now += timedelta(seconds=1)
    assert await desk.ask("/sanctions") is not first
    assert await desk.ask("/sanctions") == first


async def test_a_repeat_never_outlives_a_change_of_the_record_or_of_the_channels_story() -> None:
    other = a_story(id=StoryId("old-quarrel"), title="An old quarrel")
    desk = Desk(stories=(a_story(), other))
    first = await desk.ask("/sanctions")
    await desk.ask("/story use:old-quarrel")
    assert (await desk.ask("/sanctions")).outcome is Outcome.NO_ANSWER
    await desk.ask("/story use:river-accord")
    desk.shelf.snapshot = take_snapshot(build_book(records(*river_facts()[:6])))
    assert (await desk.ask("/sanctions")) != first


async def test_what_is_not_of_the_record_alone_is_never_repeated() -> None:
    desk = Desk()
    assert await desk.ask("/status") is not await desk.ask("/status")
