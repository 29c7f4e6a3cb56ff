"""The two fields of a setting that names channels: one to pick from a list, one for exceptions by severity."""

import re

import slackblocks as sb

from bot.domain.channel_fields import in_fields, usual_in
from bot.domain.settings import Setting
from bot.rendering.mrkdwn import escape, truncate
from bot.rendering.slack.modals import input_block, plain
from bot.rendering.slack.parts import Payload
from bot.rendering.slack.sheet import digest

PICKED = ":picked"  # follows the setting's name in the action id of its list
LONG = 3000
MOST = 8  # entries that are shown of a setting
LISTED = sb.ConversationFilter(include=["public", "private"], exclude_bot_users=True)
EXCEPTIONS = (
    "Another channel at some severities: sev1=C0EXEC, sev4=never (Slack shows a channel's id under its name). "
    "Only “never”: no channel; only “default”: as it is set where I run."
)
_ID = re.compile(r"\b[CG][A-Z0-9]{2,31}\b")


def channel_fields(setting: Setting) -> list[Payload]:
    """Return both fields. Their block ids hold what they showed, and at their end the mark of the whole choice."""
    picked, words = in_fields(setting.chosen)
    mark, otherwise = digest(setting.chosen), "as it is set where I run" if setting.otherwise else "no channel"
    placeholder = f"{otherwise[:1].upper()}{otherwise[1:]}"
    menu = sb.ConversationSelectMenu(
        action_id=f"{setting.name}{PICKED}", initial_conversation=picked or None, filter=LISTED,
        placeholder=plain(placeholder),
    )  # fmt: skip
    about = setting.about.partition(";")[0]
    hint = f"{about}. I post only where I am: /invite @scribe there. Left empty: {otherwise}."
    text = sb.PlainTextInput(action_id=setting.name, max_length=LONG, initial_value=words or None)
    return [
        input_block(
            setting.title, menu, f"{setting.name}:picked:{usual_in(setting.chosen)}:{mark}", hint=truncate(hint, 2000),
            is_optional=True,
        ),
        input_block(
            f"{setting.title}: exceptions", text, f"{setting.name}:{digest(words)}:{mark}", hint=EXCEPTIONS,
            is_optional=True,
        ),
    ]  # fmt: skip


def linked(value: str) -> str:
    """Return a setting of channels with a link for each id, which shows its reader the name where they may know it."""
    entries = [entry.strip() for entry in value.split(",")]
    shown = " · ".join([*entries[:MOST], *(["…"] if len(entries) > MOST else [])])
    return _ID.sub(r"<#\g<0>>", escape(shown))
