"""The outbox, and the postings with the revisions they carry."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _make_deliveries()
    _make_postings()


def _make_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("subscription", sa.Text, nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("place_id", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("carries", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True)),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True)),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("unsure_since", sa.DateTime(timezone=True)),
        sa.CheckConstraint("part >= 1", name=op.f("ck_deliveries_counts_from_one")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "subscription", "slot", "part", name=op.f("uq_deliveries_subscription_slot_part")
        ),
    )
    for columns in (["platform", "next_attempt_at"], ["state", "created_at"]):
        op.create_index(op.f(f"ix_deliveries_{'_'.join(columns)}"), "deliveries", columns)


def _make_postings() -> None:
    where = ("platform", "workspace", "place_id", "message_id")
    op.create_table(
        "postings",
        *(sa.Column(name, sa.Text, nullable=False) for name in where),
        sa.Column("thread", sa.Text, nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivery", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(*where, name=op.f("pk_postings")),
    )
    op.create_table(
        "posting_facts",
        *(sa.Column(name, sa.Text, nullable=False) for name in where),
        sa.Column("fact_id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint(*where, "fact_id", "revision", name=op.f("pk_posting_facts")),
    )
    op.create_index(op.f("ix_posting_facts_fact_id"), "posting_facts", ["fact_id"])
