"""Which groups of people are called in by severity."""

import re
from collections.abc import Mapping

from bot.domain.by_severity import severity_in
from bot.domain.severity import Severity

Groups = Mapping[Severity, tuple[str, ...]]
_GROUP = re.compile(r"S[A-Z0-9]{2,31}|@[\w.-]{1,80}")


def parse_groups(text: str) -> Groups:
    """Return what "sev1=S0ONCALL, sev1=@dba" says, groups by id or by @handle; ValueError names a wrong entry."""
    found: dict[Severity, tuple[str, ...]] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        name, _, group = entry.partition("=")
        severity = severity_in(name, entry)
        if not _GROUP.fullmatch(group.strip()):
            raise ValueError(f"{entry}: takes a user group's id or its @handle, such as S0123ABCD or @backend-oncall")
        found[severity] = (*found.get(severity, ()), group.strip())
    return found


def rises(before: Severity | None, after: Severity | None) -> bool:
    """Whether it is worse than before; one that was not set is the mildest."""
    return after is not None and (before is None or after.level < before.level)
