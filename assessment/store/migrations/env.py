"""What Alembic runs to take the steps: in the connection, and so in the transaction, that it is given.

Knows where the tables are described. Opens no database.
"""

from alembic import context

from assessment.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
