"""What Alembic runs to apply the steps over the connection it is given."""

from alembic import context

from bot.storage.schema import metadata


def run() -> None:
    """Apply the steps in the caller's transaction."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()


# The name under which Alembic runs this file; importing it does nothing.
if __name__ == "env_py":
    run()
