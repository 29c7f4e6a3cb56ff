"""The five-whys wizard: one modal, replaced step by step; each submission is stored before the next is shown."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.postmortem.record import Answer
from bot.postmortem.why_moves import depth_mark, new_branch, next_open, next_place
from bot.postmortem.why_places import MAIN, Place, place_of
from bot.postmortem.whys import is_finished
from bot.rendering.slack.views import message_view
from bot.rendering.slack.whys import end_text, why_view
from bot.usecases.answers import Saved, answer, answers_of
from bot.usecases.scribe import Scribe
from handlers.reply import Reply
from handlers.views.interaction import Interaction

Answers = Mapping[str, Answer]


def next_why(scribe: Scribe, incident: Incident) -> Mapping[str, Any]:
    """Return the wizard at the first why without an answer, or from the beginning where all have one."""
    answers = answers_of(scribe, incident_id=incident.id)
    return why_view(incident, next_open(answers) or Place(line=MAIN, depth=1), answers)


def submit(interaction: Interaction) -> Reply:
    """Store the answer, then show the next question, or the end."""
    incident, place = interaction.incident(), _place(interaction)
    said = _said(interaction)
    known = answers_of(interaction.scribe, incident_id=incident.id)
    is_end, goes_on = bool(interaction.inputs.get("stop")), bool(interaction.inputs.get("more"))
    texts = {place.key: said} | depth_mark(place, known, is_end=is_end, goes_on=goes_on)
    is_last = next_place(place, _with(known, texts, interaction)) is None
    saved = _save(interaction, incident, texts, is_last=is_last)
    known = answers_of(interaction.scribe, incident_id=incident.id)
    if saved.overtaken:
        return _merging(incident, place, known, saved)
    following = next_place(place, known)
    if following is None:
        return Reply(view=message_view("Five whys", end_text(incident, known)))
    return Reply(view=why_view(incident, following, known))


def save_why(interaction: Interaction, incident: Incident, place: Place) -> Saved:
    """Store what was typed for one why; refuses an empty text. What ends the last line of whys brings a new draft."""
    text = _said(interaction)
    known = answers_of(interaction.scribe, incident_id=incident.id)
    is_last = not is_finished(known) and is_finished(_with(known, {place.key: text}, interaction))
    return _save(interaction, incident, {place.key: text}, is_last=is_last)


def go(interaction: Interaction) -> Reply:
    """Show the step that a button names, such as the one before; what was typed meanwhile is kept."""
    return _leave(interaction, place_of(interaction.value))


def another(interaction: Interaction) -> Reply:
    """Ask for another reason beside the one in front; refuses while there is none."""
    return _leave(interaction, None)


def _said(interaction: Interaction) -> str:
    said = interaction.text("answer")
    if not said:
        raise Refusal("Write an answer, or close this window: what was submitted before is kept.")
    return said


def _leave(interaction: Interaction, target: Place | None) -> Reply:
    """Keep what was typed, then show `target`, or without one a new branch."""
    incident, place = interaction.incident(), _place(interaction)
    typed = interaction.text("answer")
    saved = _save(interaction, incident, {place.key: typed}) if typed else Saved(changed=())
    known = answers_of(interaction.scribe, incident_id=incident.id)
    if saved.overtaken:
        return _merging(incident, place, known, saved)
    if target is None and place.key not in known:
        raise Refusal("Write the first reason, then add another one.")
    target = target or new_branch(place, known)
    return Reply(view=why_view(incident, target or place, known))


def _save(interaction: Interaction, incident: Incident, texts: Mapping[str, str], *, is_last: bool = False) -> Saved:
    base = interaction.base("answer")
    bases = {} if base is None else {_place(interaction).key: base}
    return answer(
        interaction.scribe, incident_id=incident.id, answers=texts, by=interaction.user_id, bases=bases, is_last=is_last
    )


def _merging(incident: Incident, place: Place, known: Answers, saved: Saved) -> Reply:
    """Stay at the step where two wrote at once, and show both texts."""
    return Reply(view=why_view(incident, place, known, saved.overtaken[0]))


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
