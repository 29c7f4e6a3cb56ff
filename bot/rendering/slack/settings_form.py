"""The modals of `/incident config`: what is set, and a form for each group of settings."""

from collections.abc import Iterable, Sequence

import slackblocks as sb

from bot.domain.settings import Origin, Setting
from bot.rendering.mrkdwn import escape, truncate
from bot.rendering.slack.channel_fields import channel_fields, linked
from bot.rendering.slack.modals import input_block, modal, plain
from bot.rendering.slack.parts import ButtonSpec, Payload, buttons, context, section
from bot.rendering.slack.sheet import digest

INTRO = (
    "What is set here holds for this workspace at once, without a restart. What is left empty stays as it is set "
    "where I run."
)
LONG = 3000


def overview_view(settings: Sequence[Setting], said: str = "") -> Payload:
    """Return what is set, by group, with a button for each; `said` stands on top."""
    blocks = [context(said or INTRO, "intro")]
    groups = list(dict.fromkeys(one.group for one in settings if one.group))
    for number, group in enumerate(groups):
        lines = [_line(one) for one in settings if one.group == group]
        blocks.append(section("\n".join([f"*{group}*", *lines]), f"group{number}"))
        change = ButtonSpec(label=f"Change: {group}", action=f"settings:{number}", value=group)
        blocks.append(buttons([change], f"change{number}"))
    return modal("Settings", "settings_shown", None, blocks, {})


def _line(setting: Setting) -> str:
    return f"{setting.title}: {_told(setting)}{_origin(setting)}"


def _origin(setting: Setting) -> str:
    origins = {Origin.DEFAULT: "", Origin.ENVIRONMENT: " _(set where I run)_", Origin.WORKSPACE: " _(set here)_"}
    return origins[setting.origin]


def group_view(group: str, settings: Iterable[Setting]) -> Payload:
    """Return the form of one group of settings."""
    fields = [field for one in settings if one.group == group for field in _fields(one)]
    return modal(group, "settings", "Save", fields, {})


def _fields(setting: Setting) -> list[Payload]:
    return channel_fields(setting) if setting.names_channels else [_field(setting)]


def _field(setting: Setting) -> Payload:
    element = sb.PlainTextInput(
        action_id=setting.name, max_length=LONG, initial_value=setting.chosen or None,
        placeholder=plain(truncate(setting.otherwise, 150)) if setting.otherwise else None,
    )  # fmt: skip
    hint = f"{setting.about.replace('`', '')}. Left empty: {setting.otherwise or 'nothing'}."
    block_id = f"{setting.name}:{digest(setting.chosen)}"
    return input_block(setting.title, element, block_id, hint=truncate(hint, 2000), is_optional=True)


def saved(changes: Sequence[tuple[Setting, Setting]]) -> str:
    """Return what is said of settings that changed, each as it was and as it is."""
    if not changes:
        return "Nothing was changed."
    lines = [f"{now.title}: {_told(now)}, was {_told(before)}." for before, now in changes]
    return "\n".join(["Saved. From now on:", *lines, "To undo, change it back in the same form."])


def _told(setting: Setting) -> str:
    if setting.names_channels and setting.value:
        return linked(setting.value)
    value = escape(truncate(" ".join(setting.value.split()), 120)).replace("`", "'")
    return f"`{value}`" if value else "nothing"
