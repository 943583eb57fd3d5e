"""Where assessments are kept: in a database by SQLAlchemy, or in memory. Knows no question and no score."""

from assessment.store.database import DatabaseStore
from assessment.store.engine import shown
from assessment.store.memory import MemoryStore
from assessment.store.network_disk import on_network_disk

__all__ = ["DatabaseStore", "MemoryStore", "on_network_disk", "shown"]
