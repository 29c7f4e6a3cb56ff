"""A Slack workspace on this machine, for tests, replays and demonstrations; it knows nothing of the bot."""

from bot.emulator.control import Control
from bot.emulator.emulator import Emulator
from bot.emulator.errors import Refused
from bot.emulator.outcome import Outcome
from bot.emulator.records import Traffic

__all__ = ["Control", "Emulator", "Outcome", "Refused", "Traffic"]
