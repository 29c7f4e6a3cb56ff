"""The direct message to the lead after an incident: what is answered, what is open, and the draft's comment."""

from collections.abc import Mapping, Sequence

from bot.domain.incident import Incident, PostmortemStatus
from bot.postmortem.asked import AskedQuestion
from bot.postmortem.catalogue import SECTIONS, Section, questions_in
from bot.postmortem.record import Answer
from bot.postmortem.whys import is_finished, tree, walk
from bot.rendering.slack.asking import asked_lines
from bot.rendering.slack.parts import ButtonSpec, SlackMessage, buttons, safe, section

WHYS = "whys"


def prompts(incident: Incident, answers: Mapping[str, Answer], asked: Sequence[AskedQuestion] = ()) -> SlackMessage:
    """Return the message with a line and a button for each section of questions, and what others were `asked`."""
    intro = (
        f"*{incident.key} is {incident.status.value}:* {safe(incident.title)}\n"
        "Here is what the postmortem still asks. A draft follows below; "
        f"`/incident draft {incident.key}` sends it again with your answers in it."
    )
    lines = [f"{_sign(one, answers)} {one.title}{_progress(one, answers)}" for one in SECTIONS]
    specs = [
        ButtonSpec(
            label=one.title, action=f"prompt:{one.key}", value=str(incident.id),
            is_primary=one.key == WHYS and not is_finished(answers),
        )
        for one in SECTIONS
        if not is_done(one, answers)
    ]  # fmt: skip
    blocks = [section(intro, "intro"), section("\n".join(lines), "sections")]
    if asked:
        blocks.append(section("\n".join(asked_lines(asked)), "asked"))
    specs.append(ButtonSpec(label="Ask someone", action="ask", value=str(incident.id)))
    blocks.append(buttons(specs, "prompts"))
    return SlackMessage(
        text=f"{incident.key} is {incident.status.value}: the postmortem's questions", blocks=tuple(blocks)
    )


def is_done(one: Section, answers: Mapping[str, Answer]) -> bool:
    """Whether nothing in this section is open."""
    if one.key == WHYS:
        return is_finished(answers)
    return all(question.key in answers for question in questions_in(one.key))


def _progress(one: Section, answers: Mapping[str, Answer]) -> str:
    if one.key == WHYS:
        steps = [step for line in walk(tree(answers)) for step in line.steps]
        answered, asked = sum(step.answer is not None for step in steps), len(steps)
    else:
        asked = len(questions_in(one.key))
        answered = sum(question.key in answers for question in questions_in(one.key))
    return f" ({answered} of {asked})"


def _sign(one: Section, answers: Mapping[str, Answer]) -> str:
    return ":white_check_mark:" if is_done(one, answers) else ":white_circle:"


def draft_comment(incident: Incident, revision: int, note: str | None = None) -> str:
    """Return the line that goes with the document's file, and why there is a new revision, where that is known."""
    what = "Postmortem" if incident.postmortem_status is PostmortemStatus.FINAL else "Draft postmortem"
    said = f"{what} of {incident.key}, revision {revision}: {safe(incident.title)}"
    return f"{said}\n_{note[0].upper()}{safe(note[1:])}_" if note else said
