"""Refusals: why something that was asked for cannot be. The message is what the person reads."""


class Refusal(Exception):
    """That is not possible."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class AlreadyResolved(Refusal):
    """This incident is resolved already; nothing was changed. `/incident draft` sends the postmortem draft again."""


class AlreadyClosed(Refusal):
    """This incident is closed already; nothing was changed."""


class NotOpen(Refusal):
    """This incident is over: nothing more is recorded in it."""


class NotAllowed(Refusal):
    """You may not do that here. Nothing was changed."""


class ChannelTaken(Refusal):
    """An incident is already running in this channel. Nothing was changed."""


class ChangedMeanwhile(Refusal):
    """Somebody else changed this meanwhile; nothing was overwritten."""


class NothingChanged(Refusal):
    """It is so already; nothing was changed."""
