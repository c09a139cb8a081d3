"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from bot.storage.digest_tables import drafts, editions, issues, slot_records, votes
from bot.storage.schema import Instant, metadata

HEAD = "0005"
"""The newest step in `migrations`; steps are numbered, so that a newer one compares higher."""

store = Table(
    "store",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)
"""One row. Its version moves in the transaction of every change."""

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("brief", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("questions", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),
    Column("publisher", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published_on", Date, nullable=False),
    Column("url", Text, nullable=False),
    Column("language", Text, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("fact_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("embargo_until", Instant),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("citations", Text, nullable=False),
    Column("questions", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("position", Integer, nullable=False, unique=True),
    CheckConstraint("number >= 1", name="counts_from_one"),
)
"""Facts, one row a revision, in the order of `position`: as they were recorded.

Triggers refuse every UPDATE and DELETE.
"""

places = Table(
    "places",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("place_id", Text, primary_key=True),
    Column("story", Text, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

gaps = Table(
    "gaps",
    metadata,
    Column("id", Text, primary_key=True),
    Column("story", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("first_asked_at", Instant, nullable=False),
    Column("last_asked_at", Instant, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("closed_at", Instant),
    Column("why", Text, nullable=False),
    CheckConstraint("asked >= 1", name="was_asked"),
    Index(None, "story"),
)
"""Questions for the desk, open while `closed_at` is NULL. Nothing tells who asked, or where."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("subscription", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("platform", Text, nullable=False),
    Column("workspace", Text, nullable=False),
    Column("place_id", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("carries", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("next_attempt_at", Instant),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("holder", Text, nullable=False),
    Column("unsure_since", Instant),
    CheckConstraint("part >= 1", name="counts_from_one"),
    UniqueConstraint("subscription", "slot", "part"),
    Index(None, "platform", "next_attempt_at"),
    Index(None, "state", "created_at"),
)
"""The outbox. `key` is the next three as one text; `next_attempt_at` is NULL at the end."""

postings = Table(
    "postings",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("place_id", Text, primary_key=True),
    Column("message_id", Text, primary_key=True),
    Column("thread", Text, nullable=False),
    Column("posted_at", Instant, nullable=False),
    Column("delivery", Text, nullable=False),
)

posting_facts = Table(
    "posting_facts",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("place_id", Text, primary_key=True),
    Column("message_id", Text, primary_key=True),
    Column("fact_id", Text, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Index(None, "fact_id"),
)
"""Which revisions of which facts a posting carries."""

JOURNALS = (
    deliveries,
    postings,
    posting_facts,
    slot_records,
    editions,
    issues,
    drafts,
    votes,
)
"""What went out or was decided cannot be taken back, so a restore must not forget it."""
