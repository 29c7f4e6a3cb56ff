"""The modals of `/incident config`."""

from bot.rendering.slack.settings_form import group_view, overview_view, saved
from bot.usecases.choosing import BadChoices, Wish, choose, settings_now
from handlers.reply import BadFields, Reply
from handlers.views.interaction import Interaction


def open_group(interaction: Interaction) -> Reply:
    """Put the form of the group whose button was pressed in the overview's place."""
    reading = settings_now(interaction.scribe, by=interaction.user_id)
    return Reply(view=group_view(interaction.value, reading.settings))


def submit(interaction: Interaction) -> Reply:
    """Save a group; the modal then shows all settings again, and what changed."""
    wishes = [_wish(interaction, name) for name in interaction.blocks]
    try:
        changes = choose(interaction.scribe, wishes, by=interaction.user_id)
    except BadChoices as bad:
        raise BadFields({interaction.blocks[name]: _sentence(why) for name, why in bad.by_name.items()}) from bad
    reading = settings_now(interaction.scribe, by=interaction.user_id)
    return Reply(view=overview_view(reading.settings, saved(changes)))


def _sentence(why: str) -> str:
    return f"{why[:1].upper()}{why[1:]}{'' if why.endswith('.') else '.'}"


def _wish(interaction: Interaction, name: str) -> Wish:
    shown = interaction.blocks[name].rpartition(":")[2]
    return Wish(name=name, value=(interaction.inputs.get(name) or "").strip(), shown=shown)
