"""How the incident came to be known: the first alert, and who or what gave it."""

import re

from bot.domain.messages import CapturedMessage
from bot.domain.milestones import Milestone
from bot.postmortem.catalogue import question
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known, once
from bot.postmortem.rows import is_deleted, said
from bot.postmortem.wire import shorten
from bot.postmortem.wording import moment

ALERT_LIMIT = 300
# Words that an alert, and hardly any other notice of a program, has.
_ALERT = re.compile(
    r"\b(alert\w*|alarm\w*|firing|triggered|critical|threshold|monitor(ing)?|pager\w*)\b", re.IGNORECASE
)
_REPORT = re.compile(r"\b(customers?|users?|support|tickets?|complain\w*)\b", re.IGNORECASE)


def first_alert(known: Known) -> Fact | None:
    """What was recorded as the detection; where that says only when, the first alert of the log."""
    event = known.milestones.get(Milestone.DETECTED)
    text = said(event, known) if event and not is_deleted(event, known) else ""
    alert = None if text else first_alert_message(known)
    if alert is not None:
        line = shorten(" ".join(alert.text.split()), ALERT_LIMIT)
        at = moment(alert.said_at, known.record.timezone)
        return derived("first_alert", f"{at}: {known.speaker(alert)}: {line}", known.place_of(alert))
    if event is None:
        return None
    at = moment(event.occurred_at, known.record.timezone)
    return derived("first_alert", f"{at}: {text}" if text else at, *known.sources(event))


@once
def first_alert_message(known: Known) -> CapturedMessage | None:
    """Return the first message of a program from the start to the recovery that reads like an alert.

    Where none does, the first of any program that came before somebody declared the incident.
    """
    reached = known.reached
    first, declared, last = (reached.get(at) for at in (Milestone.STARTED, Milestone.DECLARED, Milestone.RESOLVED))
    told = [
        message
        for message in known.log
        if message.text.strip()
        and known.is_from_program(message)
        and (first is None or message.said_at >= first)
        and (last is None or message.said_at <= last)
    ]
    alerts = [message for message in told if _ALERT.search(message.text)]
    before = [message for message in told if declared is not None and message.said_at <= declared]
    return next(iter(alerts or before), None)


def detected_by(known: Known) -> Fact | None:
    """A suggestion: what the detection came from, or says of itself."""
    event = known.milestones.get(Milestone.DETECTED)
    if event is None or is_deleted(event, known):
        alert = first_alert_message(known) if event is None else None
        return _suggested("monitoring", known.place_of(alert)) if alert else None
    message, text = known.message_of(event), said(event, known)
    if (message is not None and known.is_from_program(message)) or _ALERT.search(text):
        return _suggested("monitoring", *known.sources(event))
    if _REPORT.search(text):
        return _suggested("user", *known.sources(event))
    if message is not None:
        return _suggested("team", *known.sources(event))
    alert = None if text else first_alert_message(known)
    return _suggested("monitoring", *known.sources(event), known.place_of(alert)) if alert else None


def _suggested(value: str, *sources: str) -> Fact:
    labels = {option.value: option.label for option in question("detected_by").options}
    return derived("detected_by", labels[value], *sources)
