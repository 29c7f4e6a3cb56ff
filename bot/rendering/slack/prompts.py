"""The direct message to the lead after an incident: what is answered, what is open, and the draft's comment."""

from collections.abc import Sequence

from bot.domain.incident import Incident, PostmortemStatus
from bot.postmortem.asked import AskedQuestion
from bot.postmortem.catalogue import SECTIONS, Section
from bot.rendering.slack.asking import asked_lines
from bot.rendering.slack.parts import ButtonSpec, SlackMessage, buttons, context, safe, section
from bot.rendering.slack.progress import Progress, progress
from bot.rendering.slack.sheet import Sheet

DONE = "Nothing is open in these; open one to change something:"


def prompts(incident: Incident, sheet: Sheet, asked: Sequence[AskedQuestion] = ()) -> SlackMessage:
    """Return the message with a line and a button for each section of questions, and what others were `asked`."""
    intro = (
        f"*{incident.key} is {incident.status.value}:* {safe(incident.title)}\n"
        "Here is what the postmortem still asks. A draft follows below; "
        f"`/incident draft {incident.key}` sends it again with your answers in it."
    )
    counts = {one: progress(one, sheet) for one in SECTIONS}
    lines = [f"{_sign(count)} {one.title}: {count.words}" for one, count in counts.items()]
    blocks = [section(intro, "intro"), section("\n".join(lines), "sections")]
    if asked:
        blocks.append(section("\n".join(asked_lines(asked, sheet.answers)), "asked"))
    ask = ButtonSpec(label="Ask someone", action="ask", value=str(incident.id))
    still = [_button(incident, one, is_primary=one.is_wizard) for one in SECTIONS if counts[one].open]
    blocks.append(buttons([*still, ask], "prompts"))
    done = [_button(incident, one) for one in SECTIONS if not counts[one].open]
    if done:
        blocks += [context(DONE, "done"), buttons(done, "done_prompts")]
    return SlackMessage(
        text=f"{incident.key} is {incident.status.value}: the postmortem's questions", blocks=tuple(blocks)
    )


def _button(incident: Incident, one: Section, *, is_primary: bool = False) -> ButtonSpec:
    return ButtonSpec(label=one.title, action=f"prompt:{one.key}", value=str(incident.id), is_primary=is_primary)


def _sign(count: Progress) -> str:
    return ":white_circle:" if count.open else ":white_check_mark:"


def draft_comment(incident: Incident, revision: int, note: str | None = None, problem: str | None = None) -> str:
    """Return what goes with the document's file: its name, why there is a new revision, a `problem` in making it."""
    what = "Postmortem" if incident.postmortem_status is PostmortemStatus.FINAL else "Draft postmortem"
    lines = [f"{what} of {incident.key}, revision {revision}: {safe(incident.title)}"]
    if note:
        lines.append(f"_{note[0].upper()}{safe(note[1:])}_")
    if problem:
        lines.append(f"{safe(problem, 600)} Whoever runs me can look it over with `scribe templates check`.")
    return "\n".join(lines)
