"""The files of a story folder: which they are, what they hold, and a fingerprint of them."""

import hashlib
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.curation.fault import Fault
from bot.facts.ids import LOCAL_NAME

MAX_BYTES = 64 * 2**20
"""Most bytes that the files of one story may have together: 100,000 facts take a half."""
SOURCES = "sources"
"""The folder in a story's own where the texts of its sources lie, each as ID.txt."""
_STORY, _TEXT = ".toml", ".txt"
_READER = 1
"""Raise it when the same files come to mean other facts, so that they are read again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryFile:
    """`shown` is the path as a fault names it."""

    shown: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryFolder:
    """A story's files in the order of their names; faults are those of getting at them.

    `texts` are the files in `sources/` that hold the text of a source, by its id.
    """

    slug: str
    shown: str
    files: tuple[StoryFile, ...]
    faults: tuple[Fault, ...]
    texts: Mapping[str, StoryFile] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Tell whether every file could be got at."""
        return all(fault.rule == "story-name" for fault in self.faults)

    @property
    def fingerprint(self) -> str:
        """A hash that moves when any name or byte of the files does, or how they are read."""
        digest = hashlib.sha256(f"reader {_READER}".encode())
        for file in (*self.files, *self.texts.values()):
            name = file.shown.removeprefix(f"{self.shown}/")
            digest.update(f"\0{name}\0{len(file.content)}\0".encode(errors="surrogateescape"))
            digest.update(file.content)
        return digest.hexdigest()


def story_folders(stories: Path) -> tuple[Path, ...]:
    """Return the folders of all stories, by name; empty when `stories` does not exist."""
    if not stories.is_dir():
        return ()
    return tuple(sorted(each for each in stories.iterdir() if each.is_dir() and not _hidden(each)))


def open_folder(folder: Path) -> StoryFolder:
    """Read the bytes of `*.toml` in a folder; hidden files, backups and folders are not its."""
    folder = folder.absolute()
    slug = _printable(folder.name)
    shown = f"{_printable(folder.parent.name)}/{slug}"
    faults: list[Fault] = []
    if not LOCAL_NAME.fullmatch(slug):
        faults.append(
            _fault(
                shown,
                "story-name",
                f'"{slug}" cannot be the name of a story and its folder.',
                "Use small letters, digits and single hyphens.",
            )
        )
    try:
        paths = sorted(each for each in folder.iterdir() if _is_story_file(each))
        texts = _find_texts(folder)
    except OSError as error:
        return StoryFolder(
            slug=slug, shown=shown, files=(), faults=(*faults, _unreadable(shown, error))
        )
    files = _read_all(folder, shown, (*paths, *texts), faults)
    if not paths:
        faults.append(
            _fault(
                shown,
                "empty-folder",
                "There is no story file in this folder.",
                "Write one whose name ends in .toml, or remove the folder.",
            )
        )
    return StoryFolder(
        slug=slug,
        shown=shown,
        files=tuple(each for each in files if each.shown.endswith(_STORY)),
        faults=tuple(faults),
        texts={name: each for each in files if (name := _source_of(each))},
    )


def holds_story(folder: Path) -> bool:
    """Tell whether a story file lies in a folder; False when it cannot be seen."""
    try:
        return any(map(_is_story_file, folder.iterdir()))
    except OSError:
        return False


def _source_of(file: StoryFile) -> str:
    """Return the id of the source whose text a file holds; empty for a story file."""
    name = file.shown.rpartition("/")[2]
    return name.removesuffix(_TEXT) if name.endswith(_TEXT) else ""


def _find_texts(folder: Path) -> list[Path]:
    sources = folder / SOURCES
    if not sources.is_dir():
        return []
    return sorted(each for each in sources.iterdir() if each.suffix == _TEXT and not _hidden(each))


def _read_all(
    folder: Path, shown: str, paths: Sequence[Path], faults: list[Fault]
) -> tuple[StoryFile, ...]:
    files, left = [], MAX_BYTES
    for path in paths:
        name = f"{shown}/{_printable(path.relative_to(folder).as_posix())}"
        try:
            content = _read_one(folder, path, name, left, faults)
        except (OSError, RuntimeError) as error:  # a link to itself is a RuntimeError
            faults.append(_unreadable(name, error))
            continue
        if content is not None:
            left -= len(content)
            files.append(StoryFile(shown=name, content=content))
    return tuple(files)


def _read_one(folder: Path, path: Path, name: str, left: int, faults: list[Fault]) -> bytes | None:
    if not path.resolve().is_relative_to(folder.resolve()):
        message, mend = "This link leads out of the story's folder.", "Put the file itself here."
        faults.append(_fault(name, "link", message, mend))
        return None
    if not stat.S_ISREG(path.stat().st_mode):
        message, mend = "This is not an ordinary file.", "Put a text file here."
        faults.append(_fault(name, "not-a-file", message, mend))
        return None
    with path.open("rb") as file:
        content = file.read(left + 1)
    if len(content) > left:
        message = f"With this file the story has more than {MAX_BYTES // 2**20} MiB."
        faults.append(_fault(name, "too-large", message, "Split the story, or remove the file."))
        return None
    return content


def _is_story_file(path: Path) -> bool:
    return path.suffix == _STORY and not _hidden(path)


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "#", "~", "_"))


def _printable(name: str) -> str:
    return "".join(each if each.isprintable() else "\ufffd" for each in name)


def _unreadable(shown: str, error: OSError | RuntimeError) -> Fault:
    reason = getattr(error, "strerror", None) or "it leads in a circle"
    message = f"This cannot be read: {reason}."
    return _fault(shown, "unreadable", message, "See that it is there and may be read.")


def _fault(file: str, rule: str, message: str, mend: str) -> Fault:
    return Fault(file=file, line=0, record="", rule=rule, message=message, mend=mend)
