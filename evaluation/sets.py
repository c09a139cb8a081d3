"""Sets of questions, each about one story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.facts.ids import StoryId
from evaluation.question import Question, read_question

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionSet:
    """`label` is the set's name within its story: "dev", "held", "paraphrase", "swap"."""

    story: StoryId
    label: str
    questions: tuple[Question, ...]
    generated: bool = False

    def __post_init__(self) -> None:
        ids = [question.id for question in self.questions]
        if twice := {each for each in ids if ids.count(each) > 1}:
            raise ValueError(f"{self.name}: two questions have the id {min(twice)}")

    @property
    def name(self) -> str:
        """The story's slug and the label, as in the file's name."""
        return f"{self.story}.{self.label}"

    @property
    def held(self) -> bool:
        """Whether its questions are held back: graded, never looked at one by one."""
        return self.label.startswith("held")

    def goes_by(self, name: str) -> bool:
        """Tell whether `name` names this set: in full, by its story or by its label."""
        return name in (self.name, self.story, self.label)


def read_sets(folder: Path = FOLDER) -> tuple[QuestionSet, ...]:
    """Read every `<story>.<label>.jsonl`, by name. Raises ValueError for a row that is none."""
    return tuple(_read_set(file) for file in sorted(folder.glob("*.*.jsonl")))


def choose_sets(sets: Sequence[QuestionSet], names: Sequence[str]) -> tuple[QuestionSet, ...]:
    """Return the sets that go by one of the names, all for no names.

    Raises ValueError for a name that no set goes by.
    """
    for name in names:
        if not any(each.goes_by(name) for each in sets):
            known = ", ".join(each.name for each in sets)
            raise ValueError(f"No set goes by {name}; there are {known}.")
    return tuple(each for each in sets if not names or any(map(each.goes_by, names)))


def _read_set(file: Path) -> QuestionSet:
    story, label, _ = file.name.split(".", 2)
    return QuestionSet(story=StoryId(story), label=label, questions=tuple(_read_rows(file)))


def _read_rows(file: Path) -> Iterator[Question]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield read_question(line)
        except ValueError as error:
            raise ValueError(f"{file.name}:{number}: {error}") from error
