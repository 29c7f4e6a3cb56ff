"""A short incident to be disturbed: what is said in it, and what the cast does."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.replay.export import Export
from bot.replay.script import Entry

BEGIN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ADA, BEN, CLEO, DANA, OPS = "U00000ADA", "U00000BEN", "U0000CLEO", "U0000DANA", "C000000OPS"
USERS = (("ada", ADA, "Europe/Berlin"), ("ben", BEN, "UTC"), ("cleo", CLEO, "UTC"), ("dana", DANA, "Asia/Tokyo"))


def _ts(second: float) -> str:
    return f"{(BEGIN + timedelta(seconds=second)).timestamp():.6f}"


def _said(second: float, user: str, text: str, **more: Any) -> dict[str, Any]:
    return {"type": "message", "ts": _ts(second), "user": user, "text": text, **more}


MESSAGES = [
    _said(0, BEN, "Checkout answers 500 in EU"),
    _said(20, ADA, "I see it too &amp; look into it"),
    _said(90, DANA, "The rollout of 2214 began at 9:50", edited={"user": DANA, "ts": _ts(130)}),
    _said(150, BEN, "Pods restart in a loop", thread_ts=_ts(150), reply_count=1),
    _said(170, DANA, "Out of memory?", thread_ts=_ts(150)),
    _said(230, ADA, "Rolling back to 2213"),
    _said(300, BEN, "Rolled back, errors are going down"),
    _said(380, DANA, "Back to normal :tada:"),
]


def export() -> Export:
    """What was said, as an export would hold it."""
    users = [{"id": user_id, "name": name, "tz": tz, "real_name": name.title()} for name, user_id, tz in USERS]
    channel = {"id": OPS, "name": "ops", "members": [ADA, BEN, CLEO, DANA]}
    return Export(users=users, channels=[channel], messages={"ops": MESSAGES})


def _did(second: float, user: str, deed: str, what: Any, **where: str) -> Entry:
    return Entry(at=BEGIN + timedelta(seconds=second), user=user, deed=deed, what=what, where=where)


def _typed(second: float, user: str, text: str) -> Entry:
    return _did(second, user, "command", f"/incident {text}", channel="ops")


def script() -> list[Entry]:
    """What the cast does besides."""
    return [
        _typed(40, "ada", "start here sev2 Checkout fails in EU"),
        _typed(60, "ada", "lead @ada"),
        _typed(100, "ben", "note Alerts went off at 9:58"),
        _did(110, "ben", "react", "pushpin", message=_ts(90)),
        _typed(140, "ada", "mark detected 2026-03-02T09:58Z"),
        _did(160, "cleo", "say", "Wrong channel, sorry", channel="ops", **{"as": "stray"}),
        _did(165, "cleo", "delete", True, message="stray"),
        _typed(240, "dana", "severity sev1"),
        _did(310, "dana", "reply", "Confirmed from Tokyo", message=_ts(300)),
        _did(320, "ada", "pin", True, message=_ts(300)),
        _typed(330, "ben", "mark mitigated"),
        _typed(400, "ada", "action Alert on restarts @ben by 2026-03-20 short high"),
        _typed(420, "ada", "resolve Rolled back to 2213"),
        _did(440, "ada", "submit", {"answer": "Pods ran out of memory"}),
        _did(450, "ada", "submit", {"answer": "2214 kept every basket in memory", "stop": ["root_cause"]}),
        _typed(470, "ada", "answer summary"),
        _did(480, "ada", "submit", {"executive_summary": "A rollout ran out of memory and was rolled back."}),
        _typed(490, "ada", "draft"),
    ]
