"""The table of every field of a postmortem: a new question is one more row."""

from collections.abc import Mapping

from bot.postmortem.fields import Answerer, Option, Question, QuestionKind, Section

__all__ = [
    "Answerer", "FIELDS", "Option", "QUESTIONS", "Question", "QuestionKind", "SECTIONS", "Section", "UNASKED",
    "field", "question", "questions_in", "section",
]  # fmt: skip

SECTIONS: tuple[Section, ...] = (
    Section(key="summary", title="Summary"),
    Section(key="impact", title="Impact"),
    Section(key="cause", title="Cause"),
    Section(key="whys", title="Five whys", is_wizard=True),
    Section(key="detection", title="Detection"),
    Section(key="response", title="Response"),
    Section(key="resolution", title="Resolution"),
    Section(key="prevention", title="Prevention"),
    Section(key="lessons", title="Lessons"),
    Section(key="data", title="Supporting data"),
    Section(key="followup", title="Follow-up"),
)

_TEXT, _LIST, _CHOICE = QuestionKind.TEXT, QuestionKind.LIST, QuestionKind.CHOICE
_YES_NO, _DATE = QuestionKind.YES_NO, QuestionKind.DATE
_PERSON, _TABLE = QuestionKind.PERSON, QuestionKind.TABLE
_ONE_PER_LINE = "One per line."

# fmt: off
QUESTIONS: tuple[Question, ...] = (
    Question(key="executive_summary", section="summary", kind=_TEXT, required=True,
             prompt="What happened, what was the impact, and why?",
             help="Two or three sentences for somebody who was not there.",
             derived_from="title, severity, times, and the answers on impact and cause",
             shown_in=("incident-postmortem: Executive Summary", "post-mortem: Executive Summary")),

    Question(key="users_affected", section="impact", kind=_TEXT, required=True,
             prompt="How many users were affected?", help="A number or a percentage.",
             shown_in=("incident-postmortem: Impact", "post-mortem: Incident Summary")),
    Question(key="services_impacted", section="impact", kind=_LIST,
             prompt="Which services were impacted?", help=_ONE_PER_LINE,
             shown_in=("incident-postmortem: Impact",)),
    Question(key="symptoms", section="impact", kind=_TEXT,
             prompt="What did users experience?", help="As they saw it: errors, waiting, missing data.",
             shown_in=("incident-postmortem: Impact",)),
    Question(key="revenue_impact", section="impact", kind=_TEXT, role=Answerer.PRODUCT_OWNER,
             prompt="What did it cost in revenue?", help='An estimate, or "None".',
             shown_in=("incident-postmortem: Impact", "post-mortem: Incident Summary")),
    Question(key="sla_breach", section="impact", kind=_YES_NO, role=Answerer.ENGINEERING_MANAGER,
             detail="sla_name", prompt="Was an SLA breached?",
             shown_in=("incident-postmortem: Impact", "post-mortem: Incident Summary")),
    Question(key="sla_name", section="impact", kind=_TEXT, role=Answerer.ENGINEERING_MANAGER,
             prompt="Which SLA was breached?", help="Only if one was.",
             shown_in=("incident-postmortem: Impact", "post-mortem: Incident Summary")),
    Question(key="escalations", section="impact", kind=_TEXT,
             prompt="How many customers escalated?", help="The number of support tickets.",
             shown_in=("incident-postmortem: Impact",)),

    Question(key="what_happened", section="cause", kind=_TEXT, required=True,
             prompt="What happened, technically?", help="What caused the incident, in detail.",
             shown_in=("incident-postmortem: Root Cause", "post-mortem: Incident Summary")),
    Question(key="why_it_happened", section="cause", kind=_TEXT,
             prompt="Why did it happen?",
             help="The reasons beneath: code, configuration, infrastructure, a missing check.",
             derived_from="the root cause that the five whys led to",
             shown_in=("incident-postmortem: Root Cause",)),
    Question(key="contributing_factors", section="cause", kind=_LIST, stem="Factor",
             prompt="What contributed to it?", help=_ONE_PER_LINE,
             shown_in=("incident-postmortem: Root Cause", "post-mortem: Root Cause Analysis")),

    Question(key="root_cause", section="whys", kind=_TEXT,
             prompt="What is the root cause?",
             help="Something in the system that can be changed, not what a person did.",
             derived_from="the answer to the last why",
             shown_in=("incident-postmortem: Root Cause Analysis (5 Whys)", "post-mortem: Root Cause Analysis")),

    Question(key="detected_by", section="detection", kind=_CHOICE, is_multiple=True,
             detail="detected_by_other",
             prompt="How was it detected?",
             options=(Option(value="monitoring", label="Automated monitoring alert"),
                      Option(value="user", label="User report"),
                      Option(value="team", label="Internal team member noticed"),
                      Option(value="other", label="Other")),
             derived_from="who or what gave the first alert",
             shown_in=("incident-postmortem: Detection",)),
    Question(key="detected_by_other", section="detection", kind=_TEXT,
             prompt="If detected in another way, how?",
             shown_in=("incident-postmortem: Detection",)),
    Question(key="first_alert", section="detection", kind=_TEXT, role=Answerer.ON_CALL_ENGINEER,
             prompt="What was the first alert, and when?", help="Its time and its name.",
             derived_from="the milestone detected, or the first alert in the log",
             shown_in=("incident-postmortem: Detection",)),

    Question(key="went_well", section="response", kind=_LIST, stem="Action",
             prompt="What went well?", help=_ONE_PER_LINE + " What worked, what helped to resolve it.",
             shown_in=("incident-postmortem: Response", "post-mortem: Response Analysis")),
    Question(key="gone_better", section="response", kind=_LIST, stem="Issue",
             prompt="What made the response harder?",
             help=_ONE_PER_LINE + " What slowed it down, what was missed.",
             shown_in=("incident-postmortem: Response", "post-mortem: Response Analysis")),
    Question(key="got_lucky", section="response", kind=_LIST,
             prompt="Where did we get lucky?", help=_ONE_PER_LINE,
             shown_in=("post-mortem: Response Analysis",)),
    Question(key="communication_internal", section="response", kind=_TEXT,
             prompt="How was the team notified and coordinated?",
             derived_from="internal status updates and messages marked as such",
             shown_in=("incident-postmortem: Response", "post-mortem: Appendix")),
    Question(key="communication_external", section="response", kind=_TEXT,
             prompt="What were customers told?", help="Status page updates, messages sent.",
             derived_from="external status updates",
             shown_in=("incident-postmortem: Response", "post-mortem: Appendix")),
    Question(key="communication_timeliness", section="response", kind=_TEXT,
             prompt="Was communication prompt and clear?",
             derived_from="the times of the status updates",
             shown_in=("incident-postmortem: Response", "post-mortem: Appendix")),

    Question(key="immediate_fix", section="resolution", kind=_TEXT, role=Answerer.RESPONDERS,
             prompt="What restored service?",
             help="What stopped the damage, even if it was not the lasting fix.",
             derived_from="what was recorded with the milestone mitigated",
             shown_in=("incident-postmortem: Resolution",)),
    Question(key="steps_taken", section="resolution", kind=_LIST, role=Answerer.RESPONDERS,
             prompt="Which steps were taken?", help=_ONE_PER_LINE + " In the order they were taken.",
             derived_from="the timeline from identified to resolved",
             shown_in=("incident-postmortem: Resolution",)),
    Question(key="verification", section="resolution", kind=_TEXT, role=Answerer.RESPONDERS,
             prompt="How was it confirmed that the fix worked?",
             derived_from="what was recorded with the milestone verified",
             shown_in=("incident-postmortem: Resolution",)),

    Question(key="technical_improvements", section="prevention", kind=_LIST,
             prompt="Which technical changes would prevent this?", help=_ONE_PER_LINE,
             shown_in=("incident-postmortem: Prevention",)),
    Question(key="process_improvements", section="prevention", kind=_LIST,
             prompt="Which changes to how we work would prevent this?", help=_ONE_PER_LINE,
             shown_in=("incident-postmortem: Prevention", "post-mortem: Lessons Learned")),
    Question(key="monitoring_improvements", section="prevention", kind=_LIST,
             prompt="Which alerts or dashboards are needed?", help=_ONE_PER_LINE,
             shown_in=("incident-postmortem: Prevention",)),
    Question(key="documentation_improvements", section="prevention", kind=_LIST,
             prompt="Which runbooks or playbooks need work?", help=_ONE_PER_LINE,
             shown_in=("incident-postmortem: Prevention",)),

    Question(key="could_be_prevented", section="prevention", kind=_TEXT,
             prompt="What could have prevented this?",
             shown_in=("post-mortem: Prevention",)),
    Question(key="detection_improvements", section="prevention", kind=_TEXT,
             prompt="How can we detect this faster?",
             shown_in=("post-mortem: Prevention",)),
    Question(key="monitoring_gaps", section="prevention", kind=_TABLE,
             columns=("Gap", "Proposed Solution", "Priority"),
             prompt="Which gaps in monitoring showed?",
             help=_ONE_PER_LINE + " As: gap | proposed solution | P1, P2 or P3.",
             shown_in=("post-mortem: Prevention",)),

    Question(key="learned", section="lessons", kind=_LIST,
             prompt="What did we learn?", help=_ONE_PER_LINE,
             shown_in=("incident-postmortem: Lessons Learned", "post-mortem: Lessons Learned")),
    Question(key="knowledge_gaps", section="lessons", kind=_LIST, stem="Gap",
             prompt="What did we not know that we needed?",
             help=_ONE_PER_LINE + " Missing documentation and training count.",
             shown_in=("incident-postmortem: Lessons Learned",)),
    Question(key="training_needs", section="lessons", kind=_LIST,
             prompt="Which training is needed?", help=_ONE_PER_LINE,
             shown_in=("post-mortem: Supporting Information",)),
    Question(key="related_incidents", section="lessons", kind=_LIST,
             prompt="Which earlier incidents were similar?",
             help=_ONE_PER_LINE + " Links, or names such as INC-3.",
             derived_from="earlier incidents with similar titles, causes and symptoms",
             shown_in=("incident-postmortem: Related Incidents", "post-mortem: Supporting Information")),

    Question(key="logs", section="data", kind=_LIST, role=Answerer.RESPONDERS,
             prompt="Where are the logs and error messages?", help=_ONE_PER_LINE + " Links are best.",
             derived_from="links to log tools in the log",
             shown_in=("incident-postmortem: Supporting Data",)),
    Question(key="metrics", section="data", kind=_LIST, role=Answerer.RESPONDERS,
             prompt="Which dashboards and graphs show the incident?",
             help=_ONE_PER_LINE + " Links are best.",
             derived_from="links to dashboards in the log",
             shown_in=("incident-postmortem: Supporting Data", "post-mortem: Appendix")),
    Question(key="screenshots", section="data", kind=_LIST, role=Answerer.RESPONDERS,
             prompt="Which screenshots belong here?", help=_ONE_PER_LINE + " Links are best.",
             derived_from="images in the log",
             shown_in=("incident-postmortem: Supporting Data",)),
    Question(key="runbook_updates", section="data", kind=_TEXT, role=Answerer.RESPONDERS,
             prompt="Which runbook needs an update?",
             shown_in=("post-mortem: Supporting Information",)),
    Question(key="architecture_updates", section="data", kind=_TEXT, role=Answerer.RESPONDERS,
             prompt="Which architecture document needs an update?",
             shown_in=("post-mortem: Supporting Information",)),
    Question(key="dashboard_updates", section="data", kind=_TEXT, role=Answerer.RESPONDERS,
             prompt="Which dashboard needs an update?",
             shown_in=("post-mortem: Supporting Information",)),
    Question(key="technical_details", section="data", kind=_TEXT, role=Answerer.RESPONDERS,
             prompt="Which technical details are still missing?", help="Context that fits nowhere else.",
             shown_in=("incident-postmortem: Appendix", "post-mortem: Root Cause Analysis")),
    Question(key="external_references", section="data", kind=_LIST,
             prompt="Which pages outside are worth reading?",
             help=_ONE_PER_LINE + " Documentation, a vendor's status page.",
             shown_in=("incident-postmortem: Appendix",)),

    Question(key="review_on", section="followup", kind=_DATE,
             prompt="When will the action items be checked?",
             shown_in=("incident-postmortem: Follow-up",)),
    Question(key="retrospective_on", section="followup", kind=_DATE,
             prompt="When is the team retrospective?", help="Leave it empty if there is none.",
             shown_in=("incident-postmortem: Follow-up",)),
    Question(key="status_page_published", section="followup", kind=_YES_NO, role=Answerer.PRODUCT_OWNER,
             detail="status_page_link", prompt="Was a postmortem published on the status page?",
             shown_in=("incident-postmortem: Follow-up",)),
    Question(key="status_page_link", section="followup", kind=_TEXT, role=Answerer.PRODUCT_OWNER,
             prompt="Where is the status page postmortem?", help="A link, if it was published.",
             shown_in=("incident-postmortem: Follow-up",)),
    Question(key="postmortem_on", section="followup", kind=_DATE,
             prompt="When was the post-mortem held?",
             shown_in=("post-mortem: Document Information",)),
    Question(key="attendees", section="followup", kind=_PERSON, is_multiple=True,
             prompt="Who attended the post-mortem?", help=_ONE_PER_LINE,
             derived_from="everybody who spoke or acted",
             shown_in=("post-mortem: Document Information",)),
    Question(key="product_owner", section="followup", kind=_PERSON,
             prompt="Which product owner signs off?",
             shown_in=("post-mortem: Sign-Off",)),
    Question(key="engineering_manager", section="followup", kind=_PERSON,
             prompt="Which engineering manager signs off?",
             shown_in=("incident-postmortem: Signoff", "post-mortem: Sign-Off")),
    Question(key="on_call_engineer", section="followup", kind=_PERSON,
             prompt="Which on-call engineer signs off?",
             shown_in=("incident-postmortem: Signoff",)),
    Question(key="final_review_on", section="followup", kind=_DATE,
             prompt="When was the final review?",
             shown_in=("incident-postmortem: Signoff",)),
)

# What no modal asks for: commands set it, and the open question names what is missing.
UNASKED: tuple[Question, ...] = (
    Question(key="incident_date", kind=_TEXT, command="mark started",
             prompt="When did the incident happen?",
             derived_from="the milestone started, or declared",
             shown_in=("incident-postmortem",)),
    Question(key="duration", kind=_TEXT, command="mark",
             prompt="When did the incident start, and when was it resolved?",
             derived_from="the milestones started (or declared) and resolved",
             shown_in=("incident-postmortem", "incident-postmortem: Timeline", "post-mortem: Incident Summary")),
    Question(key="severity", kind=_TEXT, command="severity",
             prompt="How severe was the incident, from SEV-1 to SEV-4?",
             derived_from="the severity as it stands",
             shown_in=("incident-postmortem",)),
    Question(key="incident_lead", kind=_TEXT, command="lead", prompt="Who led the response?",
             derived_from="whoever leads the incident",
             shown_in=("incident-postmortem", "incident-postmortem: Signoff", "post-mortem: Document Information",
                       "post-mortem: Sign-Off")),
    Question(key="status", kind=_TEXT, prompt="Where does this document stand?",
             derived_from="the review",
             shown_in=("incident-postmortem", "post-mortem: Document Information")),
    Question(key="timeline", kind=_TEXT, command="note", prompt="What happened, and when?",
             shown_in=("incident-postmortem: Timeline", "post-mortem: Appendix", "post-mortem: Incident Summary")),
    Question(key="time_to_detection", kind=_TEXT, command="mark",
             prompt="When did the incident start, and when was it detected?",
             derived_from="the milestones started and detected",
             shown_in=("incident-postmortem: Detection", "post-mortem: Incident Summary")),
    Question(key="time_to_mitigation", kind=_TEXT, command="mark",
             prompt="When did the incident start, and when was the fix deployed?",
             derived_from="the milestones started and mitigated",
             shown_in=("incident-postmortem: Timeline", "post-mortem: Incident Summary")),
    Question(key="time_to_resolution", kind=_TEXT, command="mark",
             prompt="When did the incident start, and when had service fully recovered?",
             derived_from="the milestones started and resolved",
             shown_in=("post-mortem: Incident Summary",)),
    Question(key="actions_immediate", kind=_LIST, command="action",
             prompt="What must be done within 24 hours?",
             shown_in=("incident-postmortem: Action Items",)),
    Question(key="actions_short_term", kind=_LIST, command="action",
             prompt="What must be done within 1 week?",
             shown_in=("incident-postmortem: Action Items",)),
    Question(key="actions_long_term", kind=_LIST, command="action",
             prompt="What must be done within 1 month?",
             shown_in=("incident-postmortem: Action Items",)),
)
# fmt: on

FIELDS: tuple[Question, ...] = (*UNASKED, *QUESTIONS)

_BY_KEY: Mapping[str, Question] = {row.key: row for row in FIELDS}
_SECTION_BY_KEY: Mapping[str, Section] = {row.key: row for row in SECTIONS}


def field(key: str) -> Question:
    """Return the field called `key`, asked in a modal or not; KeyError where there is none."""
    return _BY_KEY[key]


def question(key: str) -> Question:
    """Return the question called `key`; KeyError where no modal asks it."""
    found = _BY_KEY[key]
    if not found.section:
        raise KeyError(key)
    return found


def section(key: str) -> Section:
    """Return the section called `key`; KeyError where there is none."""
    return _SECTION_BY_KEY[key]


def questions_in(section_key: str) -> tuple[Question, ...]:
    """Return the questions of one section, in the order asked; KeyError where there is no such section."""
    section(section_key)
    return tuple(row for row in QUESTIONS if row.section == section_key)
