"""Facts as rows, and back."""

import pytest
from hypothesis import given
from sqlalchemy import Engine, create_engine, insert, select

from bot.facts.fact import Body, Fact, Kind
from bot.facts.quantity import Qualifier
from bot.facts.support import Stage
from bot.storage.bodies import BodyCodec
from bot.storage.rows import RevisionReader, to_revision_row
from bot.storage.tables import revisions
from tests.builders import (
    a_citation,
    a_claim,
    a_designation,
    a_dispute,
    a_fact_of,
    a_measure,
    a_month,
    a_person,
    a_quantity,
    a_quote,
    a_quote_fact,
    a_support_record,
    an_entity,
    an_event,
    fact_id,
)
from tests.storage.strategies import facts

CODEC = BodyCodec()


@given(fact=facts())
def test_any_fact_comes_back_as_it_was_written(fact: Fact) -> None:
    (read,) = _round_trip(fact)
    assert read == fact
    # Equal decimals may be written differently, "1.5" and "1.50"; this tells them apart.
    assert repr(read.body) == repr(fact.body)


STORED: tuple[tuple[Kind, Body, str], ...] = (
    (
        Kind.ENTITY,
        an_entity(),
        '{"id":"river-accord/norland","entity_kind":"country","name":"Norland"}',
    ),
    (
        Kind.ENTITY,
        a_person(),
        '{"id":"river-accord/mira-sol","entity_kind":"person","name":"Mira Sol","roles":[{"title":'
        '"foreign minister","country":"river-accord/norland","since_on":"2022-01-10"}]}',
    ),
    (
        Kind.DESIGNATION,
        a_designation(),
        '{"authority":"river-accord/norland","listed_on":"2024-05-02",'
        '"targets":["river-accord/delta-shipping"]}',
    ),
    (
        Kind.MEASURE,
        a_measure(),
        '{"authorities":["river-accord/norland"],"measure_kind":"service restriction",'
        '"statement":"closed its ports to the ferry line","announced_on":"2024-05-02",'
        '"targets":["river-accord/delta-shipping"]}',
    ),
    (
        Kind.SUPPORT,
        a_support_record(stage=Stage.COMMITMENT, period=a_month()),
        '{"donor":"river-accord/norland","recipient":"river-accord/suderia","amount":'
        '{"qualifier":"more than","value":"1500000000"},"currency":"USD","category":"military",'
        '"stage":"commitment","period":{"start_on":"2024-04-01","precision":"month"}}',
    ),
    (
        Kind.QUOTE,
        a_quote(),
        '{"speaker":"river-accord/mira-sol","text":"The river belongs to everyone who drinks '
        'from it","said_on":"2024-05-02","occasion":"at the signing"}',
    ),
    (
        Kind.CLAIM,
        a_claim(
            happened=a_month(),
            quantity=a_quantity(None, Qualifier.DOZENS, "drones"),
            disputes=(a_dispute(quotes=(fact_id("quote"),)),),
        ),
        '{"claimants":["river-accord/norland"],"statement":"Suderia has built a dam upstream",'
        '"claimed_on":{"start_on":"2024-05-02"},"happened":{"start_on":"2024-04-01",'
        '"precision":"month"},"actors":["river-accord/suderia"],"quantity":{"qualifier":"dozens",'
        '"unit":"drones"},"disputes":[{"by":"river-accord/suderia","statement":'
        '"denies that there is a dam","quotes":["river-accord/quote"]}]}',
    ),
    (
        Kind.EVENT,
        an_event(),
        '{"statement":"The two republics signed the river accord.","when":{"start_on":'
        '"2024-05-02"},"participants":["river-accord/norland","river-accord/suderia"]}',
    ),
)
"""What stands in databases out there: to change it takes a migration."""


@pytest.mark.parametrize(("kind", "body", "text"), STORED)
def test_what_older_versions_stored_is_read_and_written_alike(
    kind: Kind, body: Body, text: str
) -> None:
    assert CODEC.to_text(body, kind) == text
    assert CODEC.read(text, kind) == body


def test_every_kind_has_a_stored_form() -> None:
    assert {kind for kind, _, _ in STORED} == set(Kind)


def test_what_repeats_in_a_load_is_one_object() -> None:
    first, second = _round_trip(a_quote_fact("one"), a_quote_fact("two"))
    assert first.citations is second.citations
    assert first.revision is second.revision


def test_a_citation_in_two_lists_is_one_object() -> None:
    both = (a_citation(at="1"), a_citation(at="2"))
    first, second = _round_trip(
        a_quote_fact("one", citations=both), a_quote_fact("two", citations=both[1:])
    )
    assert first.citations[1] is second.citations[0]


@pytest.mark.parametrize("kind", Kind)
def test_facts_read_are_as_slim_as_facts_made(kind: Kind) -> None:
    (read,) = _round_trip(a_fact_of(kind))
    assert not hasattr(read.body, "__dict__")


def _round_trip(*written: Fact) -> tuple[Fact, ...]:
    engine = create_engine("sqlite://")
    try:
        return _through(engine, written)
    finally:
        engine.dispose()


def _through(engine: Engine, written: tuple[Fact, ...]) -> tuple[Fact, ...]:
    reader = RevisionReader(CODEC)
    with engine.begin() as connection:
        revisions.create(connection)
        rows = [to_revision_row(fact, CODEC, position=at) for at, fact in enumerate(written)]
        connection.execute(insert(revisions), rows)
        return tuple(map(reader.read, connection.execute(select(revisions))))
