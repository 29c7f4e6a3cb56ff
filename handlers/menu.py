"""`/incident` alone: a private menu of what makes sense now, by the incident's state and who asks."""

from bot.domain.ids import UserId
from bot.domain.incident import Incident, IncidentStatus, PostmortemStatus
from bot.rendering.slack.menu import How, MenuEntry, lead_entry, menu_message
from bot.rendering.slack.overview import state_words
from bot.rendering.slack.parts import safe
from bot.usecases.lookup import find_incident, last_incident
from handlers.context import CommandContext
from handlers.reply import Reply

ALWAYS = (MenuEntry(label="List incidents", command="list"), MenuEntry(label="Help", command="help"))


def show_menu(command: CommandContext) -> Reply:
    """Return the menu for the incident of the channel, or where there is none for nobody's."""
    here = find_incident(command.scribe, channel_id=command.channel_id, number=None, viewer_id=command.user_id)
    incident = here or last_incident(command.scribe, channel_id=command.channel_id)
    if incident is None:
        mine = MenuEntry(label="My action items", command="actions", text="mine")
        declare = MenuEntry(label="Declare an incident", command="start", is_primary=True)
        message = menu_message("No incident is running here.", [declare, mine, *ALWAYS])
    else:
        head = f"*{incident.key}* · {state_words(incident)} · {safe(incident.title, 150)}"
        message = menu_message(head, [*_entries(incident, command.user_id), *ALWAYS])
    return Reply(text=message.text, blocks=message.blocks)


def _entries(incident: Incident, user_id: UserId) -> list[MenuEntry]:
    if incident.is_open:
        return _while_it_runs(incident, user_id)
    if incident.status is IncidentStatus.RESOLVED:
        return _afterwards(incident, user_id)
    return [_does(incident, "Show it", "show"), _does(incident, "Send me the draft", "draft"), _reopening(incident)]


def _while_it_runs(incident: Incident, user_id: UserId) -> list[MenuEntry]:
    leads = incident.lead_id == user_id
    is_active = incident.status is IncidentStatus.ACTIVE
    entries = [
        _asks(incident, "Add a note", "note", is_primary=True),
        _asks(incident, "Post an update", "update"),
        _asks(incident, "State the impact", "impact"),
        _does(incident, "Add an action item", "action"),
        _does(incident, "Show the timeline", "timeline"),
    ]
    if leads:
        entries.append(_does(incident, "Read the handoff", "handoff"))
    else:
        entries.append(lead_entry(incident))
    entries.append(
        _does(incident, "Mark as mitigated", "status", "mitigated")
        if is_active
        else _does(incident, "Mark as active", "status", "active")
    )
    entries += [_does(incident, "Resolve", "resolve"), _asks(incident, "Change the title", "rename")]
    if user_id in (incident.lead_id, incident.reporter_id):
        entries.append(_does(incident, "Cancel: no incident", "cancel"))
    return entries


def _afterwards(incident: Incident, user_id: UserId) -> list[MenuEntry]:
    entries = [
        _does(incident, "Ask the five whys", "whys"),
        _does(incident, "Send me the draft", "draft"),
        _does(incident, "Action items", "actions"),
    ]
    if incident.postmortem_status is not PostmortemStatus.FINAL:
        entries.append(_does(incident, "Send to review", "review"))
    if user_id in (incident.lead_id, incident.reporter_id):
        entries.append(_does(incident, "Close", "close"))
    return [*entries, _reopening(incident)]


def _reopening(incident: Incident) -> MenuEntry:
    return _does(incident, "Reopen", "reopen")


def _does(incident: Incident, label: str, command: str, more: str = "") -> MenuEntry:
    return MenuEntry(label=label, command=command, text=f"{incident.key} {more}".strip())


def _asks(incident: Incident, label: str, command: str, *, is_primary: bool = False) -> MenuEntry:
    return MenuEntry(label=label, command=command, text=incident.key, how=How.ASKS, is_primary=is_primary)
