"""The moments at which a connection can be cut."""

from enum import Enum


class Moment(Enum):
    """What is happening; what is on its way then is lost."""

    GREETING = "greeting"
    SENDING = "sending"
    ACKNOWLEDGING = "acknowledging"
    CALLING = "calling"
