"""The five-whys wizard: one modal, replaced step by step."""

from collections.abc import Mapping

import slackblocks as sb

from bot.domain.incident import Incident
from bot.postmortem.blame import HINT, ends_at_a_person
from bot.postmortem.overtaken import Overtaken
from bot.postmortem.record import Answer
from bot.postmortem.why_moves import new_branch
from bot.postmortem.why_places import DEEPEST, STEPS, Place
from bot.postmortem.whys import beside, planned_depth, question_at, root_causes
from bot.rendering.slack.fields import excerpt_of, field_id, option, written_fields
from bot.rendering.slack.long_texts import MAX_ANSWER
from bot.rendering.slack.merging import HOW_TO_MERGE, meanwhile
from bot.rendering.slack.modals import input_block, modal
from bot.rendering.slack.parts import ButtonSpec, Payload, buttons, context, safe
from bot.rendering.slack.parts import section as paragraph
from bot.rendering.slack.sheet import Sheet

Answers = Mapping[str, Answer]


def why_view(incident: Incident, place: Place, sheet: Sheet, overtaken: Overtaken | None = None) -> Payload:
    """Return one step: the question quotes the answer before it. `overtaken` is shown where two wrote at once."""
    answers = sheet.answers
    blocks = [
        *_asking(place, sheet, overtaken),
        *_deciding(place, answers),
        buttons(_turns(place, sheet), "turns"),
        context("What you submit is kept, also when you close this window.", "kept"),
    ]
    planned = planned_depth(place.line, answers)
    title = f"{incident.key}: why {place.depth} of {max(STEPS, planned, place.depth)}"
    submit = "Finish" if place.depth >= max(STEPS, planned) else "Next"
    return modal(title, "why", submit, blocks, {"incident_id": incident.id, "why": place.key})


def asked_why_view(incident: Incident, place: Place, sheet: Sheet, overtaken: Overtaken | None = None) -> Payload:
    """Return just one why, for somebody who was asked it. `overtaken` is shown where two wrote at once."""
    blocks = _asking(place, sheet, overtaken)
    metadata = {"incident_id": incident.id, "why": place.key}
    return modal(f"{incident.key}: why {place.depth}", "asked_why", "Save", blocks, metadata)


def end_text(incident: Incident, answers: Answers) -> str:
    """Return what is said when every line of whys has come to its end."""
    causes = root_causes(answers)
    kept = "The root cause is kept" if len(causes) == 1 else f"The {len(causes)} root causes are kept"
    said = f"Thank you. {kept}; it will be in the draft when the incident is resolved."
    if len(causes) > 1:
        said = f"Thank you. {kept}; they will be in the draft when the incident is resolved."
    if not incident.is_open:
        said = f"Thank you. A new draft of {incident.key} with your answers goes to <@{incident.answerable_id}>."
    is_personal = any(ends_at_a_person(cause.text) for cause in causes)
    return f"{said}\n\n{HINT} `/incident whys {incident.key}` takes you back." if is_personal else said


def _asking(place: Place, sheet: Sheet, overtaken: Overtaken | None) -> list[Payload]:
    """The question, what helps to answer it, and the fields for the answer."""
    return [
        paragraph(f"*{safe(question_at(place, sheet.answers), 600, sheet.people)}*", "question"),
        *_remarks(place, sheet),
        *([*meanwhile(overtaken, people=sheet.people), context(HOW_TO_MERGE, "how")] if overtaken else []),
        *_because(place, sheet),
    ]


def _because(place: Place, sheet: Sheet) -> list[Payload]:
    """The fields for the answer; one that is too long for them can only be read here."""
    mine = sheet.answers.get(place.key)
    shown = sheet.plain(mine.text) if mine else ""
    if len(shown) > MAX_ANSWER:
        return excerpt_of("Because", place.key, shown)
    hint = "Ask what and how about the system, not who."
    return written_fields(
        "Because", "answer", field_id(place.key, mine, shown), shown, hint=hint, is_optional=False
    )  # fmt: skip


def _remarks(place: Place, sheet: Sheet) -> list[Payload]:
    """What helps to answer: the reasons given already, and where the answer before ends at a person."""
    answers = sheet.answers
    remarks: list[Payload] = []
    others = [answers[other.key] for other in beside(place, answers)]
    if others:
        given = ", ".join(f"“{safe(other.text, 150, sheet.people)}”" for other in others)
        remarks.append(context(f"Beside: {given}", "beside"))
    before = answers.get(place.before.key) if place.before else None
    if before and ends_at_a_person(before.text):
        remarks.append(context(HINT, "hint"))
    return remarks


def _deciding(place: Place, answers: Answers) -> list[Payload]:
    """Whether to stop early, or to go on behind the fifth why."""
    planned = planned_depth(place.line, answers)
    if place.depth < STEPS:
        name, choice = "stop", option("root_cause", "This is the root cause: stop here")
        is_chosen = planned == place.depth
    elif place.depth < DEEPEST:
        name, choice = "more", option("more", "Not yet: ask why once more")
        is_chosen = planned > place.depth
    else:
        return []
    box = sb.CheckboxGroup(action_id=name, options=[choice], initial_options=[choice] if is_chosen else None)
    mine = answers.get(place.key)
    return [input_block("Are we there?", box, f"{name}:{field_id(place.key, mine)}:{planned}", is_optional=True)]


def _turns(place: Place, sheet: Sheet) -> list[ButtonSpec]:
    """The ways from here: back, another reason, and the reasons beside this one."""
    answers = sheet.answers
    specs: list[ButtonSpec] = []
    if place.step_back is not None:
        specs.append(ButtonSpec(label="Back", action="why_back", value=place.step_back.key))
    if new_branch(place, answers) is not None:
        specs.append(ButtonSpec(label="Another reason too", action="why_branch", value=place.key))
    for other in beside(place, answers)[:20]:
        label = f"Go to “{' '.join(sheet.plain(answers[other.key].text).split())}”"
        specs.append(ButtonSpec(label=label, action=f"why_go:{other.key}", value=other.key))
    return specs
