"""The hands of everybody in the workspace: what people do in Slack, and what only an onlooker could know."""

from bot.emulator.control.acting import Acting
from bot.emulator.control.administering import Administering
from bot.emulator.control.filing import Filing
from bot.emulator.control.homing import Homing
from bot.emulator.control.passing import Passing
from bot.emulator.control.peopling import Peopling
from bot.emulator.control.suggesting import Suggesting
from bot.emulator.control.talking import Talking
from bot.emulator.control.troubling import Troubling
from bot.emulator.control.watching import Watching


class Control(Peopling, Administering, Talking, Acting, Suggesting, Homing, Watching, Troubling, Filing, Passing):
    """Acts as any user and sees everything. Every verb may be called from any thread."""
