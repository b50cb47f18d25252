"""Runs migrations over the connection `migrating.py` passes in, each in a transaction of its own.

In: alembic's context. Out: nothing. Stays true: a migration happens wholly or not at all, on SQLite too.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=True, transaction_per_migration=False
)
with context.begin_transaction():
    context.run_migrations()
