"""The database: the only place that knows SQLAlchemy."""

from bot.storage.store import Store, StoreUnavailable, Tx

__all__ = ["Store", "StoreUnavailable", "Tx"]
