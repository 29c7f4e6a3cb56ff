"""What a browser asks with: named arguments of the types that a verb declares, and nothing else."""

import inspect
from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bot.emulator.errors import Refused

Ask = dict[str, Any]


def checked(verb: Callable[..., Any], ask: Ask) -> Ask:
    """The arguments for `verb`, without `id` and `do`; `as` is its `as_`. Refused where they do not fit."""
    given = {("as_" if name == "as" else name): value for name, value in ask.items() if name not in ("id", "do")}
    hints, expected = get_type_hints(verb), inspect.signature(verb).parameters
    for name, parameter in list(expected.items())[1:]:
        if name not in given and parameter.default is parameter.empty:
            raise Refused(f"“{name}” is missing.")
    for name, value in given.items():
        if name not in expected:
            raise Refused(f"There is no argument “{name}”.")
        if not _fits(value, hints[name]):
            raise Refused(f"“{name}” is not of the right kind.")
    return given


def _fits(value: Any, hint: Any) -> bool:
    if hint is Any:
        return True
    if isinstance(hint, UnionType):
        return any(_fits(value, one) for one in get_args(hint))
    kind = get_origin(hint) or hint
    if kind in (int, float):
        return isinstance(value, (int, kind)) and not isinstance(value, bool)
    return value is None if kind is NoneType else isinstance(value, kind)
