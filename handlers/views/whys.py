"""The five-whys wizard: one modal, replaced step by step; each submission is stored before the next is shown."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.postmortem.record import Answer
from bot.postmortem.why_moves import depth_mark, new_branch, next_open, next_place
from bot.postmortem.why_places import MAIN, Place, place_of
from bot.postmortem.whys import is_finished
from bot.rendering.mrkdwn import escape
from bot.rendering.slack.sheet import Sheet
from bot.rendering.slack.views import message_view
from bot.rendering.slack.whys import end_text, why_view
from bot.usecases.answers import Saved, answer, answers_of
from bot.usecases.scribe import Scribe
from bot.usecases.sheets import sheet_for
from handlers.reply import Reply
from handlers.views.interaction import Interaction
from handlers.views.typed import is_untouched, written

Answers = Mapping[str, Answer]


def next_why(scribe: Scribe, incident: Incident) -> Mapping[str, Any]:
    """Return the wizard at the first why without an answer, or from the beginning where all have one."""
    sheet = _sheet(scribe, incident)
    return why_view(incident, next_open(sheet.answers) or Place(line=MAIN, depth=1), sheet)


def submit(interaction: Interaction) -> Reply:
    """Store the answer, then show the next question, or the end."""
    incident, place = interaction.incident(), _place(interaction)
    said = _said(interaction)
    known = answers_of(interaction.scribe, incident_id=incident.id)
    is_end, goes_on = bool(interaction.inputs.get("stop")), bool(interaction.inputs.get("more"))
    texts = said | depth_mark(place, known, is_end=is_end, goes_on=goes_on)
    is_last = next_place(place, _with(known, texts, interaction)) is None
    saved = _save(interaction, incident, texts, is_last=is_last)
    sheet = _sheet(interaction.scribe, incident)
    if saved.overtaken:
        return _merging(incident, place, sheet, saved)
    following = next_place(place, sheet.answers)
    if following is None:
        return Reply(view=message_view("Five whys", end_text(incident, sheet.answers)))
    return Reply(view=why_view(incident, following, sheet))


def save_why(interaction: Interaction, incident: Incident, place: Place) -> Saved:
    """Store what was typed for one why; refuses an empty text. What ends the last line of whys brings a new draft."""
    texts = _said(interaction)
    known = answers_of(interaction.scribe, incident_id=incident.id)
    is_last = not is_finished(known) and is_finished(_with(known, texts, interaction))
    return _save(interaction, incident, texts, is_last=is_last)


def go(interaction: Interaction) -> Reply:
    """Show the step that a button names, such as the one before; what was typed meanwhile is kept."""
    return _leave(interaction, place_of(interaction.value))


def another(interaction: Interaction) -> Reply:
    """Ask for another reason beside the one in front; refuses while there is none."""
    return _leave(interaction, None)


def _said(interaction: Interaction) -> dict[str, str]:
    """What was written for the why in front; nothing where its field was left alone, or is too long to be shown."""
    if "answer" not in interaction.blocks:
        return {}
    if not written(interaction, "answer"):
        raise Refusal("Write an answer, or close this window: what was submitted before is kept.")
    return _typed(interaction)


def _typed(interaction: Interaction) -> dict[str, str]:
    """The text in the field by its key (wire form), where there is one and it is not as it was shown."""
    typed = written(interaction, "answer") if "answer" in interaction.blocks else ""
    is_new = bool(typed) and not is_untouched(interaction, "answer", typed)
    return {_place(interaction).key: escape(typed)} if is_new else {}


def _leave(interaction: Interaction, target: Place | None) -> Reply:
    """Keep what was typed, then show `target`, or without one a new branch."""
    incident, place = interaction.incident(), _place(interaction)
    typed = _typed(interaction)
    saved = _save(interaction, incident, typed) if typed else Saved(changed=())
    sheet = _sheet(interaction.scribe, incident)
    if saved.overtaken:
        return _merging(incident, place, sheet, saved)
    if target is None and place.key not in sheet.answers:
        raise Refusal("Write the first reason, then add another one.")
    target = target or new_branch(place, sheet.answers)
    return Reply(view=why_view(incident, target or place, sheet))


def _save(interaction: Interaction, incident: Incident, texts: Mapping[str, str], *, is_last: bool = False) -> Saved:
    base = interaction.base("answer")
    bases = {} if base is None else {_place(interaction).key: base}
    return answer(
        interaction.scribe, incident_id=incident.id, answers=texts, by=interaction.user_id, bases=bases, is_last=is_last
    )


def _merging(incident: Incident, place: Place, sheet: Sheet, saved: Saved) -> Reply:
    """Stay at the step where two wrote at once, and show both texts."""
    return Reply(view=why_view(incident, place, sheet, saved.overtaken[0]))


def _sheet(scribe: Scribe, incident: Incident) -> Sheet:
    """The answers, with the names that they are shown with."""
    return sheet_for(scribe, incident_id=incident.id, questions=())


def _place(interaction: Interaction) -> Place:
    return place_of(interaction.metadata["why"])


def _with(known: Answers, texts: Mapping[str, str], interaction: Interaction) -> Answers:
    """The answers as they will be once these texts are saved."""
    now = interaction.scribe.now()
    coming = {
        key: Answer(question=key, revision=0, text=text, author_id=interaction.user_id, recorded_at=now)
        for key, text in texts.items()
    }
    return {**known, **coming}
