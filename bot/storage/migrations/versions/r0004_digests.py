"""Subscriptions, what was decided about their slots, their editions, drafts and votes."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    _make_subscriptions()
    _make_slot_records()
    _make_issues()
    _make_drafts()
    _make_votes()


def _make_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        *_texts("id", "platform", "workspace", "place_id", "thread", "story", "rule"),
        *_texts("zone", "owner"),
        *_instants("made_at"),
        *_texts("terms", "pause", "review_place", "twin_key"),
        sa.Column("version", sa.Integer, nullable=False),
        *_instants("since_at"),
        sa.Column("last_wall", sa.Text),
        sa.Column("next_due_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("version >= 1", name=op.f("ck_subscriptions_counts_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint("twin_key", name=op.f("uq_subscriptions_twin_key")),
    )
    for columns in (
        ["next_due_at", "id"],
        ["platform", "workspace", "place_id"],
        ["story", "rule"],
        ["review_place"],
    ):
        op.create_index(op.f(f"ix_subscriptions_{'_'.join(columns)}"), "subscriptions", columns)


def _make_slot_records() -> None:
    op.create_table(
        "slot_records",
        *_texts("subscription", "wall"),
        *_instants("due_at"),
        sa.Column("held", sa.Boolean, nullable=False),
        *_texts("timeliness", "why"),
        *_instants("decided_at"),
        sa.Column("open_since", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("subscription", "wall", name=op.f("pk_slot_records")),
    )
    _index_where_known("slot_records", "open_since", "subscription", "wall")


def _make_issues() -> None:
    op.create_table(
        "editions",
        *_texts("id"),
        *_instants("made_at"),
        *_texts("outline"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
    )
    op.create_table(
        "issues",
        *_texts("subscription", "occasion"),
        sa.Column("number", sa.Integer, nullable=False),
        *_texts("kind"),
        sa.Column("edition", sa.Text),
        sa.Column("mark_position", sa.Integer, nullable=False),
        *_instants("mark_at", "issued_at"),
        *_texts("why"),
        sa.PrimaryKeyConstraint("subscription", "occasion", name=op.f("pk_issues")),
    )
    op.create_index(op.f("ix_issues_subscription_number"), "issues", ["subscription", "number"])


def _make_drafts() -> None:
    op.create_table(
        "drafts",
        *_texts("subscription", "wall"),
        *_instants("due_at"),
        sa.Column("held", sa.Boolean, nullable=False),
        *_texts("edition"),
        sa.Column("mark_position", sa.Integer, nullable=False),
        *_instants("mark_at", "nudge_at", "deadline_at"),
        *_texts("state", "note", "decided_on", "decided_by"),
        sa.Column("nudged", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("version >= 1", name=op.f("ck_drafts_counts_from_one")),
        sa.PrimaryKeyConstraint("subscription", "wall", name=op.f("pk_drafts")),
    )
    _index_where_known("drafts", "next_at")


def _make_votes() -> None:
    who = ("subscription", "occasion", "platform", "voter")
    op.create_table(
        "votes",
        *_texts(*who),
        sa.Column("useful", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint(*who, name=op.f("pk_votes")),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _instants(*names: str) -> list[sa.Column[datetime]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _index_where_known(table: str, *columns: str) -> None:
    """Index the few rows that have something in the first of the columns."""
    known = sa.text(f"{columns[0]} IS NOT NULL")
    op.create_index(
        op.f(f"ix_{table}_{'_'.join(columns)}"),
        table,
        list(columns),
        sqlite_where=known,
        postgresql_where=known,
    )
