"""`python -m bench [NAME…]`: every benchmark, or those named; one JSON line a row."""

import importlib
import sys

PARTS = {
    "answers": ("bench.answers", "measure_answers"),
    "questions": ("bench.questions", "measure_questions"),
    "start": ("bench.start", "measure_start"),
    "slack": ("bench.slack_http", "measure_slack"),
    "discord": ("bench.discord_gateway", "measure_discord"),
    "ticks": ("bench.ticks", "measure_ticks"),
    "subscriptions": ("bench.subscriptions", "measure_subscriptions"),
    "deliveries": ("bench.deliveries", "measure_deliveries"),
}


def main(names: list[str]) -> int:
    """Print the rows; return 2 for a name that is none."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.stderr.write(f"No benchmark {unknown[0]}; there are {', '.join(PARTS)}.\n")
        return 2
    for name in names or PARTS:
        module, function = PARTS[name]
        for row in getattr(importlib.import_module(module), function)():
            sys.stdout.write(row.to_line() + "\n")
            sys.stdout.flush()
    return 0


sys.exit(main(sys.argv[1:]))
