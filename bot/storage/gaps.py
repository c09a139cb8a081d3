"""The desk's list of unanswered questions, in a database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Row, case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.answers.gaps import MOST_GAPS, Asking, Gap
from bot.facts.ids import StoryId
from bot.storage.connection import glancing, writing
from bot.storage.tables import gaps, store
from bot.storage.upsert import insert_into

_log = structlog.get_logger(__name__)


class SqlGapStore:
    """A `GapStore` over SQLite or PostgreSQL. `most` gaps of a story are kept of either sort."""

    def __init__(self, engine: AsyncEngine, *, most: int = MOST_GAPS) -> None:
        self._engine = engine
        self._most = most

    async def file(self, asking: Asking) -> Gap:
        """Count a question and return its gap; one too many is dropped and logged."""
        async with writing(self._engine) as connection:
            await _wait_for_others(connection)
            gap = await _count(connection, asking)
            if gap.asked == 1:
                await self._drop(connection, gap, gaps.c.closed_at.is_(None))
            return gap

    async def load(self) -> Sequence[Gap]:
        """Return all gaps: those asked most often first, then the latest."""
        query = select(gaps).order_by(*_BY_WEIGHT)
        async with glancing(self._engine) as connection:
            return [_to_gap(row) for row in await connection.execute(query)]

    async def close(self, gap: str, *, why: str, at: datetime) -> Gap | None:
        """Close an open gap and return it, None when there is none of that id."""
        statement = update(gaps).where(gaps.c.id == gap, gaps.c.closed_at.is_(None))
        async with writing(self._engine) as connection:
            await _wait_for_others(connection)
            closing = statement.values(closed_at=at, why=why).returning(*gaps.c)
            row = (await connection.execute(closing)).one_or_none()
            if row is None:
                return None
            closed = _to_gap(row)
            await self._drop(connection, closed, gaps.c.closed_at.is_not(None))
            return closed

    async def _drop(
        self, connection: AsyncConnection, kept: Gap, sort: ColumnElement[bool]
    ) -> None:
        """Drop the last of one sort beyond `most`, never the one that has just come in."""
        of_sort = select(gaps.c.id).where(gaps.c.story == kept.story, gaps.c.id != kept.id, sort)
        order = (gaps.c.closed_at.desc(),) if kept.closed_at else _BY_WEIGHT
        query = of_sort.order_by(*order).offset(self._most - 1)
        if dropped := list(await connection.scalars(query)):
            await connection.execute(delete(gaps).where(gaps.c.id.in_(dropped)))
            _log.warning("gaps.dropped", story=kept.story, gaps=dropped)


_BY_WEIGHT = (gaps.c.asked.desc(), gaps.c.last_asked_at.desc(), gaps.c.id)


async def _wait_for_others(connection: AsyncConnection) -> None:
    """Lock the store's one row on PostgreSQL; on SQLite there is one writer anyway."""
    await connection.execute(select(store.c.id).with_for_update())


async def _count(connection: AsyncConnection, asking: Asking) -> Gap:
    insert = insert_into(gaps, connection.dialect.name).values(
        id=asking.gap,
        story=asking.story,
        question=asking.question,
        platform=asking.platform.value,
        first_asked_at=asking.asked_at,
        last_asked_at=asking.asked_at,
        asked=1,
        why="",
    )
    is_open = gaps.c.closed_at.is_(None)
    counting = insert.on_conflict_do_update(
        index_elements=[gaps.c.id],
        set_={
            "platform": insert.excluded.platform,
            "first_asked_at": case(
                (is_open, gaps.c.first_asked_at), else_=insert.excluded.first_asked_at
            ),
            "last_asked_at": insert.excluded.last_asked_at,
            "asked": case((is_open, gaps.c.asked + 1), else_=1),
            "closed_at": None,
        },
    )
    return _to_gap((await connection.execute(counting.returning(*gaps.c))).one())


def _to_gap(row: Row[Any]) -> Gap:
    return Gap(
        id=row.id,
        story=StoryId(row.story),
        question=row.question,
        platform=row.platform,
        first_asked_at=row.first_asked_at,
        last_asked_at=row.last_asked_at,
        asked=row.asked,
        closed_at=row.closed_at,
        why=row.why,
    )
