"""Settings that a workspace may choose in Slack, on top of the environment's; where each that holds comes from."""

import re
from collections.abc import Iterator, Mapping

from pydantic import AfterValidator, SecretStr, ValidationError
from pydantic.fields import FieldInfo

from bot import setting_checks as checks
from bot.domain.ids import TeamId
from bot.domain.settings import Origin, Setting
from bot.environment import OFFLINE, said
from bot.settings import Settings
from bot.storage import Store
from bot.usecases.taste import Preferences, Reader, Reading

# A form for each. What is not here is the operator's: where things are, secrets, pace, and what is kept how long.
GROUPS: Mapping[str, Mapping[str, str]] = {
    "Incidents": {
        "SCRIBE_SEVERITIES": "Names and meanings of severities",
        "SCRIBE_LOOKBACK_MINUTES": "Minutes that `start here` looks back",
        "SCRIBE_NUDGE_MINUTES": "Minutes of silence before a reminder",
        "SCRIBE_JUST_WROTE_MINUTES": "Minutes without a reminder after somebody wrote",
        "SCRIBE_NO_LEAD_MINUTES": "Minutes without a lead before I say so",
    },
    "People": {
        "SCRIBE_ROLES": "Roles, and what they are called",
        "SCRIBE_PERMISSIONS": "Who may do what",
        "SCRIBE_ONCALL_GROUPS": "On-call groups by severity",
    },
    "Announcements, updates": {
        "SCRIBE_ANNOUNCEMENTS_CHANNEL": "Announcements channel",
        "SCRIBE_TEST_ANNOUNCEMENTS_CHANNEL": "Announcements channel of tests",
        "SCRIBE_PRIVATE_ANNOUNCEMENTS_CHANNEL": "Announcements channel of private incidents",
        "SCRIBE_UPDATE_MINUTES": "Minutes between two status updates",
    },
    "The record": {
        "SCRIBE_TIMELINE_REACTIONS": "Reactions for the timeline",
        "SCRIBE_ACTION_REACTIONS": "Reactions for action items",
        "SCRIBE_UPDATE_REACTIONS": "Reactions for status updates",
        "SCRIBE_ECHO_NOTES": "Whether notes show in the channel",
        "SCRIBE_LINK_HOSTS": "Hosts of logs and dashboards",
        "SCRIBE_LARGEST_IMAGE_KB": "Largest image kept, in kB",
    },
    "The postmortem": {
        "SCRIBE_TEMPLATE_BY_SEVERITY": "Templates by severity",
        "SCRIBE_SIGN_OFF_ROLES": "Roles that sign off",
        "SCRIBE_TIMEZONE": "Time zone beside UTC",
        "SCRIBE_POSTMORTEM_DAYS": "Days until a reminder of the postmortem",
        "SCRIBE_POSTMORTEM_WORKING_DAYS": "The same in working days",
    },
    "Reminders": {
        "SCRIBE_WORKING_HOURS": "Working hours",
        "SCRIBE_COUNTRY": "Countries for public holidays",
        "SCRIBE_REMIND_HOURS": "Hours before an item is due",
        "SCRIBE_OVERDUE_DAYS": "Working days between two reminders",
        "SCRIBE_LEAD_AFTER_DAYS": "Working days overdue before the lead hears",
    },
}
_PASSWORD = re.compile(r":[^:@/]+@")
_GROUP_OF = {name: group for group, titles in GROUPS.items() for name in titles}
_FIELDS: Mapping[str, tuple[str, FieldInfo]] = {
    str(field.alias): (key, field) for key, field in Settings.model_fields.items()
}


def reader(settings: Settings) -> Reader:
    """Return what reads a workspace's choices on top of these settings."""
    return lambda chosen: read_chosen(settings, chosen)


def preferences_of(store: Store, team_id: TeamId, settings: Settings) -> Preferences:
    """Return the taste of this workspace, for what only reads."""
    with store.read() as tx:
        chosen = tx.choices.values(team_id)
    preferences = Preferences(settings.taste(), reader(settings))
    preferences.follow(chosen)
    return preferences


def readings_of(store: Store, settings: Settings) -> dict[TeamId | None, Reading]:
    """Return the settings of each workspace that has chosen some; where none has, those that hold for all (None)."""
    with store.read() as tx:
        chosen: dict[TeamId | None, dict[str, str]] = {team: tx.choices.values(team) for team in tx.choices.teams()}
    return {team: read_chosen(settings, values) for team, values in (chosen or {None: {}}).items()}


def read_chosen(settings: Settings, chosen: Mapping[str, str]) -> Reading:
    """Return what `chosen` (value by name of the setting) comes to; what cannot be taken is left out, and named."""
    known = {name: value for name, value in chosen.items() if name in _GROUP_OF}
    wrong = {name: "is no setting that can be chosen here" for name in chosen if name not in known}
    wrong |= _wrong(settings, known)
    taken = {name: value for name, value in known.items() if name not in wrong}
    now = _with(settings, taken)
    return Reading(taste=now.taste(), settings=tuple(_listed(settings, now, taken)), wrong=wrong)


def _wrong(settings: Settings, chosen: Mapping[str, str]) -> dict[str, str]:
    try:
        _with(settings, chosen)
    except ValidationError as wrong:
        return {str(error["loc"][0]): said(error) for error in wrong.errors()}
    return {}


def _with(settings: Settings, chosen: Mapping[str, str]) -> Settings:
    """These settings, of which what is chosen alone is checked: the others were, where they came from."""
    given = Settings.model_validate({"SLACK_BOT_TOKEN": OFFLINE, **chosen})
    return settings.model_copy(update={_FIELDS[name][0]: getattr(given, _FIELDS[name][0]) for name in chosen})


def _listed(before: Settings, now: Settings, taken: Mapping[str, str]) -> Iterator[Setting]:
    in_order = [*_GROUP_OF, *(name for name in _FIELDS if name not in _GROUP_OF)]
    for name, (key, field) in ((name, _FIELDS[name]) for name in in_order):
        is_given = key in before.model_fields_set and bool(_shown(before, key))
        origin = Origin.ENVIRONMENT if is_given else Origin.DEFAULT
        yield Setting(
            name=name,
            title=GROUPS[_GROUP_OF[name]][name].replace("`", "") if name in _GROUP_OF else name,
            about=field.description or "",
            group=_GROUP_OF.get(name, ""),
            value=_shown(now, key),
            origin=Origin.WORKSPACE if name in taken else origin,
            otherwise=_shown(before, key),
            names_channels=AfterValidator(checks.channels) in field.metadata,
        )


def _shown(settings: Settings, key: str) -> str:
    value = getattr(settings, key)
    if isinstance(value, SecretStr):
        return "" if value.get_secret_value() == OFFLINE else "(not shown)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if key == "database_url":
        return _PASSWORD.sub(":***@", str(value))
    return "" if value is None else str(value)
