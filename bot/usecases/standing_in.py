"""Who is told in place of a person whom Slack cannot reach: one who has left, or whom we cannot write to."""

from bot.domain.ids import UserId
from bot.domain.incident import Incident
from bot.domain.milestones import Milestone
from bot.storage import Tx
from bot.storage.outbox import Effect
from bot.usecases.ports import SlackError
from bot.usecases.privacy import may_learn
from bot.usecases.scribe import Scribe, add_effect, prompts_key

_UNREACHABLE = frozenset({"user_disabled", "user_not_found", "user_not_visible", "invalid_user_combination"})
_DELIVERIES = ("deliver_draft", "deliver_canvas")
_TO_WHOEVER_ANSWERS = ("prompts", "trouble", "unreached", "not_announced", "group_trouble")


def is_unreachable(error: SlackError) -> bool:
    """Whether Slack says that this person cannot be written to."""
    return error.error in _UNREACHABLE or error.error.startswith("cannot_dm")


def pass_on(tx: Tx, scribe: Scribe, incident: Incident, effect: Effect, reason: str) -> bool:
    """Have what was meant for whoever answers for the incident sent to the next who can act on it, and say why.

    The next is the reporter, then whoever resolved it, then who did something last. Where nobody is left, its
    channel is told. False: the effect was meant for nobody else than the person named in it, or nobody can be told.
    """
    missed = _recipient(tx, incident, effect)
    tried = [*effect.arguments.get("instead_of", ()), missed]
    if missed is None or incident.answerable_id not in tried:
        return False
    stand_in = _next(tx, scribe, incident, tried)
    if stand_in is None and incident.channel_id is None:
        return False
    _say_why(tx, scribe, incident, effect, tried=tried, to=stand_in, reason=reason)
    if stand_in is not None:
        again = {**effect.arguments, "user_id": stand_in, "instead_of": tried}
        if "message" in again:
            is_prompts = again["surface"] == "prompts"
            again["message"] = prompts_key(incident.id, stand_in) if is_prompts else f"{again['message']}:{stand_in}"
        key = f"{effect.key}:{stand_in}"
        add_effect(tx, scribe, effect.kind, key, incident, position=effect.position, **again)
    return True


def _recipient(tx: Tx, incident: Incident, effect: Effect) -> UserId | None:
    """Return to whom a draft, the prompts or word of trouble were to go; None for what only its reader can use."""
    named = effect.arguments.get("user_id")
    if effect.kind in _DELIVERIES:
        return named or tx.documents.get(incident.id, effect.arguments["revision"]).recipient_id
    return named if effect.arguments.get("surface") in _TO_WHOEVER_ANSWERS else None


def _next(tx: Tx, scribe: Scribe, incident: Incident, tried: list[UserId]) -> UserId | None:
    """Return who has not been tried and can be written to, as far as we know."""
    events = sorted(tx.timeline.of(incident.id), key=lambda event: event.recorded_at, reverse=True)
    resolved = [event.author_id for event in events if event.milestone is Milestone.RESOLVED]
    acted = [event.author_id for event in events]
    wanted = [one for one in dict.fromkeys([incident.reporter_id, *resolved, *acted]) if one and one not in tried]
    known = tx.people.named(scribe.workspace.team_id, wanted)
    gone = {user_id for user_id, person in known.items() if person.is_deleted or person.is_bot}
    return next((one for one in wanted if one not in gone and may_learn(tx, scribe, incident, one)), None)


def _say_why(
    tx: Tx, scribe: Scribe, incident: Incident, effect: Effect, *, tried: list[UserId], to: UserId | None, reason: str
) -> None:  # fmt: skip
    """Say once to each stand-in, or in the channel, who could not be reached."""
    message = f"stand_in:{incident.id}:{to or incident.channel_id}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, position=effect.position, message=message,
        surface="stand_in", user_id=to or "", missed=tried, reason=reason,
    )  # fmt: skip
