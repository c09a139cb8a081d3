"""Bodies of every kind, with any text, date and number that the domain allows."""

from datetime import UTC

from hypothesis import strategies as st

from bot.facts.claim import Claim, Dispute
from bot.facts.designation import Designation, Measure, MeasureKind
from bot.facts.entity import Entity, EntityKind, Role
from bot.facts.event import Event
from bot.facts.fact import Body, Fact, Revision, Status
from bot.facts.ids import EntityId, FactId, SourceId
from bot.facts.quantity import UNCOUNTED, Qualifier, Quantity
from bot.facts.quote import Quote, Translation
from bot.facts.source import Citation, Locator
from bot.facts.support import Stage, SupportRecord
from bot.facts.when import Precision, When

_texts = st.text(st.characters(codec="utf-8"), max_size=40)
_words = _texts.map(lambda text: f"a{text}")
_days = st.dates()
_fact_ids = st.from_regex(r"[a-z]{1,8}/[a-z0-9]{1,8}", fullmatch=True).map(FactId)
_ids = _fact_ids.map(EntityId)
_many_ids = st.lists(_ids, max_size=3).map(tuple)
_some_ids = st.lists(_ids, min_size=1, max_size=3).map(tuple)
_instants = st.datetimes(timezones=st.just(UTC))
_numbers = st.decimals(min_value=0, allow_nan=False, allow_infinity=False)
_currencies = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
_months = _days.map(lambda day: day.replace(day=1))
_whens = st.one_of(
    st.builds(When, start_on=_days),
    st.builds(When, start_on=_months, precision=st.just(Precision.MONTH)),
)
_quantities = st.one_of(
    st.builds(
        Quantity,
        qualifier=st.sampled_from(sorted(set(Qualifier) - UNCOUNTED)),
        value=_numbers,
        unit=_texts,
    ),
    st.builds(Quantity, qualifier=st.sampled_from(sorted(UNCOUNTED)), unit=_texts),
)
_roles = st.builds(
    Role,
    title=_texts,
    organisation=st.none() | _ids,
    country=st.none() | _ids,
    since_on=st.none() | _days,
    until_on=st.none() | _days,
)
_disputes = st.builds(
    Dispute, by=_ids, statement=_texts, quotes=st.lists(_fact_ids, max_size=2).map(tuple)
)

_bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(
        Entity,
        id=_ids,
        entity_kind=st.sampled_from(EntityKind),
        name=_words,
        aliases=st.lists(_texts, max_size=3).map(tuple),
        description=_texts,
        country=st.none() | _ids,
        roles=st.lists(_roles, max_size=2).map(tuple),
    ),
    st.builds(
        Designation,
        authority=_ids,
        listed_on=_days,
        targets=_some_ids,
        counts=st.lists(_quantities, max_size=2).map(tuple),
        bases=_many_ids,
        program=_texts,
        reason=_texts,
        about=_many_ids,
    ),
    st.builds(
        Measure,
        authorities=_some_ids,
        measure_kind=st.sampled_from(MeasureKind),
        statement=_words,
        announced_on=_days,
        targets=_many_ids,
        places=_many_ids,
        about=_many_ids,
    ),
    st.builds(
        SupportRecord,
        donor=_ids,
        recipient=_ids,
        amount=_quantities,
        currency=_currencies,
        category=_texts,
        stage=st.sampled_from(Stage),
        stage_by=_texts,
        period=st.none() | _whens,
        rank=_texts,
        about=_many_ids,
    ),
    st.builds(
        Quote,
        speaker=_ids,
        text=_words,
        said_on=_days,
        occasion=_words,
        language=_texts,
        context=_texts,
        note=_texts,
        about=_many_ids,
        translation=st.none() | st.builds(Translation, text=_texts, language=_texts, by=_texts),
    ),
    st.builds(
        Claim,
        claimants=_some_ids,
        statement=_words,
        claimed_on=_whens,
        happened=st.none() | _whens,
        actors=_many_ids,
        recipients=_many_ids,
        objects=_many_ids,
        about=_many_ids,
        places=_many_ids,
        quantity=st.none() | _quantities,
        disputes=st.lists(_disputes, max_size=2).map(tuple),
    ),
    st.builds(
        Event,
        statement=_words,
        when=_whens,
        announced=st.booleans(),
        participants=_many_ids,
        places=_many_ids,
        about=_many_ids,
    ),
)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Return a fact with everything around its body."""
    body = draw(_bodies)
    citations = st.lists(
        st.builds(
            Citation,
            source=_texts.map(SourceId),
            locator=st.sampled_from(Locator),
            at=_words,
        ),
        min_size=1,
        max_size=3,
    )
    return Fact(
        id=body.id if isinstance(body, Entity) else draw(_fact_ids),
        body=body,
        citations=tuple(draw(citations)),
        as_of=draw(_days),
        revision=Revision(
            number=draw(st.integers(1, 2**31 - 1)),
            recorded_at=draw(_instants),
            by=draw(_texts),
            why=draw(_texts),
        ),
        status=draw(st.sampled_from(Status)),
        embargo_until=draw(st.none() | _instants),
        questions=tuple(draw(st.lists(_texts, max_size=2))),
    )
