"""Facts and small memories in a database: SQLite by default, PostgreSQL by address."""
