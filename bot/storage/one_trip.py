"""SQLite connections on which a statement takes one trip to the connection's thread.

As the driver has it, a statement takes four, and a tick that finds nothing due would spend
most of its time on them.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import util
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_cursor
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection

_Result = TypeVar("_Result")


class OneTripConnection(AsyncAdapt_aiosqlite_connection):
    """It takes no trip at all to roll back where nothing was begun."""

    __slots__ = ("_settled",)

    def __init__(self, dbapi: Any, driver_connection: Any) -> None:
        super().__init__(dbapi, driver_connection)
        self._settled = True

    def cursor(self, server_side: bool = False) -> AsyncAdapt_dbapi_cursor:
        """Return a cursor that reads all rows at once, or the driver's own for a stream."""
        return super().cursor(server_side=True) if server_side else OneTripCursor(self)

    def rollback(self) -> None:
        """End a transaction, if there is one."""
        if not self._settled or self._connection.in_transaction:
            super().rollback()

    def visit(self, act: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Do something on the connection's thread."""
        # Of an act that was cancelled nobody knows whether it still comes, and begins something.
        self._settled = False
        try:
            result: _Result = self.run_async(lambda driver: driver._execute(act, driver._conn))
        except Exception as error:  # noqa: BLE001  # raised again, as the library's connections do
            self._handle_exception(error)
        self._settled = True
        return result


class OneTripCursor(AsyncAdapt_dbapi_cursor):
    """Read to its end, and so closed, on the thread that ran the statement."""

    __slots__ = ()
    _adapt_connection: OneTripConnection
    _cursor: Any  # the standard library's, where the driver's own stands as a rule

    def __init__(self, connection: OneTripConnection) -> None:
        self._adapt_connection = connection
        self._soft_closed_memoized = util.immutabledict()
        self._rows = deque()

    def execute(self, operation: str, parameters: Any = None) -> None:
        """Run a statement and fetch what it returns."""

        def run(connection: sqlite3.Connection) -> tuple[sqlite3.Cursor, Sequence[Any]]:
            cursor = connection.execute(operation, parameters or ())
            return cursor, cursor.fetchall()

        self._cursor, rows = self._adapt_connection.visit(run)
        self._rows = deque(rows)

    def executemany(self, operation: str, seq_of_parameters: Sequence[Any]) -> None:
        """Run a statement for each of the parameters."""
        self._cursor = self._adapt_connection.visit(
            lambda connection: connection.executemany(operation, seq_of_parameters)
        )

    def close(self) -> None:
        """Forget the rows that nobody wanted."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Do nothing: it is closed."""
