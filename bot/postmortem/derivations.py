"""What the record shows without anybody being asked: for each field of the catalogue at most one derivation."""

from collections.abc import Callable, Mapping

from bot.postmortem.derive import (
    causes,
    communication,
    details,
    detection,
    evidence,
    lists,
    people,
    response,
    signing,
    state,
    summary,
)  # fmt: skip
from bot.postmortem.facts import Fact
from bot.postmortem.known import Known

# Each gives a fact, or None where the record does not show it.
DERIVATIONS: Mapping[str, Callable[[Known], Fact | None]] = {
    "incident_date": state.incident_date,
    "duration": state.duration,
    "severity": state.severity,
    "incident_lead": state.incident_lead,
    "status": state.status,
    "time_to_detection": state.time_to_detection,
    "time_to_mitigation": state.time_to_mitigation,
    "time_to_resolution": state.time_to_resolution,
    "timeline": lists.timeline,
    "actions_immediate": lists.actions_immediate,
    "actions_short_term": lists.actions_short_term,
    "actions_long_term": lists.actions_long_term,
    "executive_summary": summary.executive_summary,
    "detected_by": detection.detected_by,
    "first_alert": detection.first_alert,
    "sla_name": details.sla_name,
    "detected_by_other": details.detected_by_other,
    "status_page_link": details.status_page_link,
    "why_it_happened": causes.why_it_happened,
    "root_cause": causes.root_cause,
    "communication_internal": communication.communication_internal,
    "communication_external": communication.communication_external,
    "communication_timeliness": communication.communication_timeliness,
    "immediate_fix": response.immediate_fix,
    "steps_taken": response.steps_taken,
    "verification": response.verification,
    "related_incidents": evidence.related_incidents,
    "logs": evidence.logs,
    "metrics": evidence.metrics,
    "screenshots": evidence.screenshots,
    "attendees": people.attendees,
    "engineering_manager": signing.engineering_manager,
    "on_call_engineer": signing.on_call_engineer,
    "product_owner": signing.product_owner,
    "final_review_on": signing.final_review_on,
}
