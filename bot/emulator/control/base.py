"""What every group of verbs stands on."""

from bot.emulator.faults import Faults
from bot.emulator.interactions import Interactions
from bot.emulator.socketmode import SocketMode
from bot.emulator.tickets import Tickets
from bot.emulator.tokens import Tokens
from bot.emulator.workspace import Workspace


class Verbs:
    """Holds the parts of the emulator that the verbs use."""

    def __init__(
        self,
        ws: Workspace,
        socket: SocketMode,
        tickets: Tickets,
        interactions: Interactions,
        faults: Faults,
        tokens: Tokens,
    ) -> None:
        self._ws = ws
        self._socket = socket
        self._tickets = tickets
        self._interactions = interactions
        self._faults = faults
        self._tokens = tokens
