"""The command tree, and the one place where errors become exit codes."""

import sys

import typer

from bot.cli import (
    asking,
    configuration,
    connecting,
    curating,
    database,
    deliveries,
    digest,
    gaps,
    listing,
    running,
)
from bot.cli.common import Shared, open_closed_streams, print_error
from bot.errors import ConfigError, CurationError, DatelineError

app = typer.Typer(
    help="Dateline: answers from facts that a desk has checked.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
running.add_to(app)
asking.add_to(app)
curating.add_to(app)
listing.add_to(app)
gaps.add_to(app)
digest.add_to(app)
configuration.add_to(app)
database.add_to(app)
connecting.add_to(app)
deliveries.add_to(app)


@app.callback()
def common(
    context: typer.Context,
    config: str = typer.Option(
        "", "--config", metavar="FILE", help="Configuration file; else BOT_CONFIG or config.toml."
    ),
) -> None:
    """Take what every command has in common."""
    context.obj = Shared(config=config)


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 a fault that is printed, 2 wrong usage."""
    open_closed_streams()
    try:
        app()
    except (ConfigError, CurationError) as error:
        for fault in error.faults:
            print_error(fault)
        sys.exit(1)
    except DatelineError as error:
        print_error(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
