"""The database: the only place that knows SQLAlchemy."""

from bot.storage.store import Store, Tx
from bot.storage.turns import StoreUnavailable

__all__ = ["Store", "StoreUnavailable", "Tx"]
