"""Copying a store to a file and back, while other processes go on using it."""

import asyncio
from itertools import count
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StoreError
from bot.storage.connection import translated
from bot.storage.copies import (
    copy_database,
    find_fault,
    let_slots_pass,
    put_in_place,
    replace_rows,
    room_beside,
    set_aside,
)
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.engine import open_sqlite
from bot.storage.migrate import upgrade
from bot.storage.sqlite import sqlite_file

_POSTGRES = (
    "A PostgreSQL store is backed up with pg_dump and restored with pg_restore; "
    "`bot db backup` and `bot db restore` are for SQLite."
)


async def backup(engine: AsyncEngine, target: Path) -> None:
    """Copy the store, as of one moment, into one file.

    `target` appears whole or not at all. An earlier backup of that name is replaced, any
    other file is refused. Raises StoreError.
    """
    file = _require_sqlite(engine)
    _require_another(file, target)
    _require_writable(target)
    with translated(engine):
        await asyncio.to_thread(_backup, file, target)


def _require_writable(target: Path) -> None:
    if target.is_dir():
        raise StoreError(f"{target} is a folder; name a file in it.")
    if not target.absolute().parent.is_dir():
        raise StoreError(f"There is no folder {target.absolute().parent} to write to.")


async def restore(engine: AsyncEngine, source: Path) -> Path | None:
    """Replace the store by a backup, and return the file in which the old one is kept.

    None means that there was no old one. Running processes see the restored facts as they see
    any change; only when the database is missing or damaged should they be stopped before.
    What the backup calls undelivered may have gone out since: it is looked for before it is sent.
    Where the old store is lost, digests that fell due since the backup are not made up for.
    Raises StoreError, with the store as it was, for a file that is no Dateline database, is
    damaged, or was written by a newer Dateline.
    """
    file = _require_sqlite(engine)
    _require_another(file, source)
    await asyncio.to_thread(_require_sound, source)
    with translated(engine), room_beside(file) as prepared:
        await asyncio.to_thread(copy_database, source, prepared)
        await _upgrade_copy(prepared)
        kept = await asyncio.to_thread(_clear_the_way, file)
        if not file.exists():
            await asyncio.to_thread(let_slots_pass, prepared)
            await asyncio.to_thread(put_in_place, prepared, file)
        elif kept:
            await _replace(engine, file, prepared, kept)
    return kept


async def _replace(engine: AsyncEngine, file: Path, prepared: Path, kept: Path) -> None:
    try:
        await upgrade(engine)
        await asyncio.to_thread(replace_rows, file, prepared)
    except BaseException:
        await asyncio.to_thread(kept.unlink)
        raise


def _backup(file: Path, target: Path) -> None:
    if target.exists():
        _require_sound(target)
    with room_beside(target) as copy:
        copy_database(file, copy)
        put_in_place(copy, target)


async def _upgrade_copy(copy: Path) -> None:
    engine = open_sqlite(copy)
    try:
        await upgrade(engine)
        await SqlDeliveryStore(engine).doubt()
    finally:
        await engine.dispose()


def _clear_the_way(file: Path) -> Path | None:
    """Keep the old store beside itself: a copy, or the file itself when nobody can use it."""
    if not file.exists():
        return None
    kept = _free_name(file)
    # What SQLite cannot read cannot be replaced through SQLite either.
    if find_fault(file):
        set_aside(file, kept)
    else:
        copy_database(file, kept)
    return kept


def _free_name(file: Path) -> Path:
    names = (file.with_name(f"{file.name}.before-restore-{number}") for number in count(1))
    return next(name for name in names if not name.exists())


def _require_sqlite(engine: AsyncEngine) -> Path:
    file = sqlite_file(engine)
    if file is None:
        raise StoreError(_POSTGRES)
    return file


def _require_another(file: Path, other: Path) -> None:
    if file.exists() and other.exists() and file.samefile(other):
        raise StoreError(f"{other} is the database itself; name another file.")


def _require_sound(file: Path) -> None:
    if fault := find_fault(file):
        raise StoreError(fault)
