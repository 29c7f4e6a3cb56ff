"""The database: the only place that knows SQLAlchemy."""

from bot.storage.store import Store
from bot.storage.turns import StoreBroken, StoreUnavailable
from bot.storage.tx import Tx

__all__ = ["Store", "StoreBroken", "StoreUnavailable", "Tx"]
