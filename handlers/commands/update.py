"""`/incident update`: tells people where the incident stands, and keeps what they were told."""

from bot.domain.errors import Refusal
from bot.domain.incident import Incident
from bot.domain.updates import Audience
from bot.rendering.slack.parts import safe, when
from bot.rendering.slack.updates import MAX_TEXT, audience_words
from bot.usecases.announcing import told_in
from bot.usecases.scribe import Scribe
from bot.usecases.updates import tell
from handlers.commands.subcommand import Group, Subcommand
from handlers.context import CommandContext
from handlers.parsing.words import take_word
from handlers.reply import Reply

CORRECTING = "An update stays as it was told; another `/incident update` corrects it."
AUDIENCES = {one.value: one for one in Audience}


def run(command: CommandContext) -> Reply:
    """Store the update; the answer repeats whom it is for and where it goes."""
    incident, text = command.incident()
    word, rest = take_word(text)
    audience = AUDIENCES.get(word.rstrip(":").lower())
    said = (text if audience is None else rest).strip()
    if not said:
        raise Refusal("What should people know? `/incident update external We are rolling back; next update at 11:30`.")
    if len(said) > MAX_TEXT:
        raise Refusal(f"That update has {len(said)} characters; {MAX_TEXT} is the most. Nothing was stored.")
    event = tell(
        command.scribe,
        incident_id=incident.id,
        text=said,
        audience=audience or Audience.INTERNAL,
        by=command.user_id,
    )
    kind = audience_words(event.audience)
    text = f"{kind} of {incident.key} kept for {when(event.occurred_at)}: {safe(said)}"
    return Reply(text=f"{text}{_where(command.scribe, incident)}\n{CORRECTING}")


def _where(scribe: Scribe, incident: Incident) -> str:
    channel, is_private = told_in(scribe, incident_id=incident.id)
    if channel:
        return f"\nIt goes to <#{channel}>."
    if not scribe.taste.announcing.is_set:
        return ""
    if is_private:
        return f"\nIt is posted nowhere: the channel of {incident.key} is private."
    why = "a test" if incident.is_test else "not announced at its severity"
    return f"\nIt is posted nowhere: {incident.key} is {why}."


COMMAND = Subcommand(
    name="update",
    usage="update [internal|external] <text>",
    summary="Tell people where it stands, and keep what they were told; internal unless you say external",
    brief="tell people where it stands",
    group=Group.RUNNING,
    asks="What should people know?",
    run=run,
)
