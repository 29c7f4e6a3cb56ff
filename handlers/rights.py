"""Which right each subcommand asks for; the use case that it calls asks for it, whatever way it was reached."""

from collections.abc import Mapping

from bot.domain.policy import Right

_NAMES: Mapping[Right, str] = {
    Right.DECLARE: "start",
    Right.SEE: "actions draft list show search timeline help",
    Right.RECORD: "note mark impact update watch import action whys answer",
    Right.CHANGE: "rename severity status lead role handoff link",
    Right.CORRECT: "edit retract",
    Right.RESOLVE: "resolve",
    Right.REOPEN: "reopen",
    Right.CANCEL: "cancel",
    Right.CLOSE: "close",
    Right.REVIEW: "review",
    Right.CONFIGURE: "config",
}
RIGHT_OF: Mapping[str, Right] = {name: right for right, names in _NAMES.items() for name in names.split()}
