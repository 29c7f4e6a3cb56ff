"""The modals of `/incident config`."""

from bot.domain.channel_fields import NEVER, of_fields
from bot.rendering.slack.channel_fields import PICKED
from bot.rendering.slack.settings_form import group_view, overview_view, saved
from bot.rendering.slack.sheet import digest
from bot.usecases.choosing import BadChoices, Wish, choose, settings_now
from handlers.reply import BadFields, Reply
from handlers.views.interaction import Interaction


def open_group(interaction: Interaction) -> Reply:
    """Put the form of the group whose button was pressed in the overview's place."""
    reading = settings_now(interaction.scribe, by=interaction.user_id)
    return Reply(view=group_view(interaction.value, reading.settings))


def submit(interaction: Interaction) -> Reply:
    """Save a group; the modal then shows all settings again, and what changed."""
    try:
        wishes = _wishes(interaction)
        changes = choose(interaction.scribe, wishes, by=interaction.user_id)
    except BadChoices as bad:
        raise BadFields({interaction.blocks[name]: _sentence(why) for name, why in bad.by_name.items()}) from bad
    reading = settings_now(interaction.scribe, by=interaction.user_id)
    return Reply(view=overview_view(reading.settings, saved(changes)))


def _sentence(why: str) -> str:
    return f"{why[:1].upper()}{why[1:]}{'' if why.endswith('.') else '.'}"


def _wishes(interaction: Interaction) -> list[Wish]:
    """What the form says of each setting; of one that two fields make, where either was changed."""
    wishes, wrong = [], {}
    for name in (one for one in interaction.blocks if not one.endswith(PICKED)):
        read = _channels if f"{name}{PICKED}" in interaction.blocks else _typed
        try:
            value = read(interaction, name)
        except ValueError as both:
            wrong[name] = str(both)
            continue
        if value is not None:
            wishes.append(Wish(name=name, value=value, shown=interaction.blocks[name].rpartition(":")[2]))
    if wrong:
        raise BadChoices(wrong)
    return wishes


def _channels(interaction: Interaction, name: str) -> str | None:
    """The setting that a picked channel and the words below it make, None where both are as they were shown."""
    picked, words = _typed(interaction, f"{name}{PICKED}"), _typed(interaction, name)
    before, mark = interaction.blocks[f"{name}{PICKED}"].split(":")[2], interaction.blocks[name].split(":")[1]
    is_same = picked == ("" if before == NEVER else before) and digest(words) == mark
    return None if is_same else of_fields(picked, words, before)


def _typed(interaction: Interaction, name: str) -> str:
    return (interaction.inputs.get(name) or "").strip()
