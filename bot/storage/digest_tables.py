"""The tables of digests, as the newest migration leaves them."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Table,
    Text,
)

from bot.storage.schema import Instant, metadata

# Two indexes cover only the rows that have something in their column. The steps say so, not
# this file: to say it here would import PostgreSQL's dialect at every start on SQLite.

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("workspace", Text, nullable=False),
    Column("place_id", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("terms", Text, nullable=False),
    Column("pause", Text, nullable=False),
    Column("review_place", Text, nullable=False),
    Column("twin_key", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("since_at", Instant, nullable=False),
    Column("last_wall", Text),
    Column("next_due_at", Instant),
    CheckConstraint("version >= 1", name="counts_from_one"),
    Index(None, "next_due_at", "id"),
    Index(None, "platform", "workspace", "place_id"),
    Index(None, "story", "rule"),
    Index(None, "review_place"),
)
"""How each stands; `pause` is empty while it is active, `next_due_at` NULL while it is not."""

slot_records = Table(
    "slot_records",
    metadata,
    Column("subscription", Text, primary_key=True),
    Column("wall", Text, primary_key=True),
    Column("due_at", Instant, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("timeliness", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("open_since", Instant),
    Index(None, "open_since", "subscription", "wall"),
)
"""One row a slot, for good; `open_since` is NULL once there is an issue or a draft of it."""

editions = Table(
    "editions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made_at", Instant, nullable=False),
    Column("outline", Text, nullable=False),
)

issues = Table(
    "issues",
    metadata,
    Column("subscription", Text, primary_key=True),
    Column("occasion", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("edition", Text),
    Column("mark_position", Integer, nullable=False),
    Column("mark_at", Instant, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("why", Text, nullable=False),
    Column("story", Text, nullable=False),
    Index(None, "subscription", "number"),
    Index(None, "subscription", "kind", "number"),
)
"""`number` counts a subscription's issues from 1, so that the latest is known by no clock."""

drafts = Table(
    "drafts",
    metadata,
    Column("subscription", Text, primary_key=True),
    Column("wall", Text, primary_key=True),
    Column("due_at", Instant, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("edition", Text, nullable=False),
    Column("mark_position", Integer, nullable=False),
    Column("mark_at", Instant, nullable=False),
    Column("nudge_at", Instant, nullable=False),
    Column("deadline_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("decided_on", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("nudged", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("next_at", Instant),
    CheckConstraint("version >= 1", name="counts_from_one"),
    Index(None, "next_at"),
)
"""`decided_on` is the platform of `decided_by`; `next_at` is NULL when nothing more is to come."""

votes = Table(
    "votes",
    metadata,
    Column("subscription", Text, primary_key=True),
    Column("occasion", Text, primary_key=True),
    Column("platform", Text, primary_key=True),
    Column("voter", Text, primary_key=True),
    Column("useful", Boolean, nullable=False),
)
