"""`python -m bench.question_process STORIES`: what questions add to a process that has commands.

Prints one line of JSON. What is imported between "before" and "after" is the question path and
what little of the command path had not been needed until then, so the figures are upper bounds.
"""

import asyncio
import gc
import json
import sys
import time
from pathlib import Path

from bench.start import resident


def main(stories: Path) -> None:
    """Import the command path, then the question path; answer commands, then questions."""
    import bot.answers.compose
    import bot.answers.filters
    import bot.answers.names
    import bot.answers.search
    import bot.curation.load
    import bot.messages.plain

    before, started = resident(), time.perf_counter()
    import bot.answers.commands  # noqa: F401  # brings the question path in

    import_s, imported = time.perf_counter() - started, resident() - before
    print(json.dumps({"import_s": import_s} | asyncio.run(_ask(stories, imported))))  # noqa: T201  # the result


async def _ask(stories: Path, imported: float) -> dict[str, float]:
    from bench.questions import MOST_FACTS, WORDINGS, made_up_questions
    from bot.clock import system_clock
    from evaluation.desk import open_desk
    from evaluation.question import Question

    desk = await open_desk(stories, clock=system_clock)
    asked = made_up_questions(MOST_FACTS)
    story = asked[0][0]
    for number in range(200):
        line = f"/sanctions by:Country {number % 20} page:{number // 20 + 1}"
        await desk.answer(story, Question(id="c", kind="c", text=line, answerable=False))
    gc.collect()
    before, times = resident(), []
    for each in asked:
        started = time.perf_counter()
        await desk.answer(*each)
        times.append(time.perf_counter() - started)
    gc.collect()
    # Which of the first ones makes the indexes depends on how it is worded.
    return {"first_s": max(times[:WORDINGS]), "memory_mib": imported + resident() - before}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
