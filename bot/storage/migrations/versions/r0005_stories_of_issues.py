"""Of which story an issue was: what a place was told of one says nothing about another."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Take it that no subscription has changed its story so far."""
    op.add_column("issues", sa.Column("story", sa.Text, nullable=False, server_default=""))
    op.execute(
        "UPDATE issues SET story = coalesce("
        "(SELECT story FROM subscriptions WHERE subscriptions.id = issues.subscription), '')"
    )
    with op.batch_alter_table("issues") as issues:
        issues.alter_column("story", server_default=None)
    op.create_index(
        op.f("ix_issues_subscription_kind_number"), "issues", ["subscription", "kind", "number"]
    )
