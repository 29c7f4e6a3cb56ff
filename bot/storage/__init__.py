"""The database: the only place that knows SQLAlchemy."""

from bot.storage.store import Store, StoreUnavailable
from bot.storage.tx import Tx

__all__ = ["Store", "StoreUnavailable", "Tx"]
