"""What was posted where, with which revisions, in a database."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.delivery.posting import Carried, Posting
from bot.facts.ids import FactId
from bot.messages.request import Place
from bot.storage.connection import glancing, reading, writing
from bot.storage.delivery_rows import (
    AnyRow,
    read_posting,
    to_carried_rows,
    to_place,
    to_posting_row,
)
from bot.storage.tables import posting_facts, postings
from bot.storage.upsert import insert_into

_WHERE = ("platform", "workspace", "place_id", "message_id")


class SqlPostingStore:
    """A `PostingStore` over SQLite or PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def record(self, new: Sequence[Posting]) -> None:
        """Remember messages; one that is already known in its place is left as it is."""
        async with writing(self._engine) as connection:
            await record_postings(connection, new)

    async def find_carrying(self, fact: FactId) -> tuple[Posting, ...]:
        """Return the postings that carry any revision of a fact, newest first."""
        carrying = posting_facts.alias()
        where = [carrying.c.fact_id == fact]
        messages = select(postings).where(
            exists().where(*where, *(carrying.c[name] == postings.c[name] for name in _WHERE))
        )
        facts = select(posting_facts).where(
            exists().where(*where, *(carrying.c[name] == posting_facts.c[name] for name in _WHERE))
        )
        newest_first = messages.order_by(postings.c.posted_at.desc(), postings.c.message_id)
        async with reading(self._engine) as connection:
            carried = _gather((await connection.execute(facts)).all())
            rows = await connection.execute(newest_first)
            return tuple(read_posting(row, carried[_message(row)]) for row in rows)

    async def known(self, place: Place, message_ids: Sequence[str]) -> frozenset[str]:
        """Return those of the ids that are postings already."""
        if not message_ids:
            return frozenset()
        query = select(postings.c.message_id).where(
            *(postings.c[name] == value for name, value in to_place(place).items()),
            postings.c.message_id.in_(message_ids),
        )
        async with glancing(self._engine) as connection:
            return frozenset(await connection.scalars(query))


async def record_postings(connection: AsyncConnection, new: Sequence[Posting]) -> None:
    """Record postings in the caller's transaction."""
    if not new:
        return
    dialect = connection.dialect.name
    insert = insert_into(postings, dialect).on_conflict_do_nothing()
    await connection.execute(insert, [to_posting_row(each) for each in new])
    if carried := [row for each in new for row in to_carried_rows(each)]:
        facts = insert_into(posting_facts, dialect).on_conflict_do_nothing()
        await connection.execute(facts, carried)


def _gather(rows: Sequence[AnyRow]) -> dict[tuple[str, ...], tuple[Carried, ...]]:
    """Return what each message carries, by its key."""
    carried: defaultdict[tuple[str, ...], list[Carried]] = defaultdict(list)
    for row in rows:
        each = Carried(fact=FactId(row.fact_id), revision=row.revision)
        carried[_message(row)].append(each)
    return {message: tuple(each) for message, each in carried.items()}


def _message(row: AnyRow) -> tuple[str, ...]:
    return (row.platform, row.workspace, row.place_id, row.message_id)
