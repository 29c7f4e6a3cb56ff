"""`/incident review`: sends the postmortem to its reviewers, who comment on it and sign it off."""

from bot.domain.errors import Refusal
from bot.domain.ids import UserId
from bot.rendering.slack.parts import safe
from bot.usecases.review import Sent, send_to_review
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import take_user, unknown_name
from handlers.reply import Reply

MAX_REVIEWERS = 20


def run(command: CommandContext) -> Reply:
    """Send it to the people mentioned, or to those whom the record names."""
    incident, text = command.incident()
    reviewers = _reviewers(text)
    if command.scribe.workspace.bot_user_id in reviewers:
        raise Refusal(
            "I cannot review what I wrote: mention people, as in `/incident review @ada @dana`. Nobody was asked."
        )
    sent = send_to_review(command.scribe, incident_id=incident.id, to=reviewers, by=command.user_id)
    return Reply(text=_said(sent))


def _reviewers(text: str) -> list[UserId]:
    found: list[UserId] = []
    user_id, rest = take_user(text)
    while user_id is not None:
        found.append(user_id)
        user_id, rest = take_user(rest)
    if rest.strip(" ,"):
        stranger = unknown_name(rest)
        who = f"Slack knows nobody called {safe(stranger, 40)} here." if stranger else "Who should review it?"
        raise Refusal(f"{who} Mention people: `/incident review @ada @dana`. Nobody was asked.")
    if len(found) > MAX_REVIEWERS:
        raise Refusal(f"That is {len(found)} people; {MAX_REVIEWERS} at once is the most. Nobody was asked.")
    return found


def _said(sent: Sent) -> str:
    people = ", ".join(f"<@{user_id}>" for user_id in sent.reviewers)
    said = f"The postmortem of {sent.incident.key} is in review: revision {sent.revision} goes to {people}."
    only_one = " To ask others, name them: `/incident review @dana`." if len(sent.reviewers) == 1 else ""
    return said + only_one


COMMAND = Subcommand(
    name="review",
    usage="review [@people …]",
    summary="Send the postmortem to its reviewers, who comment in the thread and sign it off",
    brief="send it to its reviewers",
    group=Group.AFTERWARDS,
    run=run,
)
