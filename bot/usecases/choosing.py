"""A workspace's own settings: chosen by its admins, kept in the database, gone by at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import structlog

from bot.domain.errors import Refusal
from bot.domain.ids import UserId
from bot.domain.policy import Right
from bot.domain.settings import Setting
from bot.domain.trail import Deed, Subject
from bot.rendering.slack.sheet import digest
from bot.storage import Tx
from bot.storage.choices import Choice
from bot.usecases.admitting import admit
from bot.usecases.announcing import bring_in_line
from bot.usecases.reminders.beginning import plan_by
from bot.usecases.scribe import Scribe, card_key, refresh
from bot.usecases.taste import Preferences, Reading
from bot.usecases.trail import trace_workspace

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a setting shall be, empty for no choice; `shown` is the mark of what the form showed."""

    name: str
    value: str
    shown: str

    @property
    def is_change(self) -> bool:
        return digest(self.value) != self.shown


class BadChoices(Refusal):
    """Some of these settings cannot be so. Nothing was changed."""

    def __init__(self, by_name: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.by_name = dict(by_name or {})


def settings_now(scribe: Scribe, *, by: UserId) -> Reading:
    """Return the settings as they stand, to somebody who may change them."""
    admit(scribe, user_id=by, right=Right.CONFIGURE)
    with scribe.store.read() as tx:
        return scribe.preferences.read(tx.choices.values(scribe.workspace.team_id))


def choose(scribe: Scribe, wishes: Sequence[Wish], *, by: UserId) -> list[tuple[Setting, Setting]]:
    """Set what was wished; return each setting that changed, as it was and as it is.

    Raises:
        BadChoices: something cannot be so, or was changed by somebody else since it was shown; all stays as it was.
        NotAllowed: this person may not.
    """
    admit(scribe, user_id=by, right=Right.CONFIGURE)
    with scribe.store.write() as tx:
        tx.reminders.take_turn()
        held, changes = tx.choices.of(scribe.workspace.team_id), [wish for wish in wishes if wish.is_change]
        before = {name: choice.value for name, choice in held.items()}
        after = {**before, **{wish.name: wish.value.strip() for wish in changes}}
        after = {name: value for name, value in after.items() if value}
        reading = scribe.preferences.read(after)
        stale = {name for name in before if before[name] == after.get(name)}
        wrong = {name: why for name, why in reading.wrong.items() if name not in stale} | _overtaken(changes, held)
        if wrong:
            raise BadChoices(wrong)
        _save(tx, scribe, changes, before, by)
        plan_by(tx, scribe, reading.taste)
        _show_anew(tx, replace(scribe, preferences=Preferences(reading.taste)))
    scribe.preferences.follow(after)
    earlier = {setting.name: setting for setting in scribe.preferences.read(before).settings}
    return [(earlier[now.name], now) for now in reading.settings if now != earlier[now.name]]


def _overtaken(changes: Sequence[Wish], held: Mapping[str, Choice]) -> dict[str, str]:
    """What somebody else changed since the form was opened: nothing is overwritten unseen."""
    said: dict[str, str] = {}
    for wish in changes:
        choice = held.get(wish.name)
        value = choice.value if choice else ""
        if digest(value) != wish.shown and value != wish.value.strip():
            said[wish.name] = f"Somebody set this to “{value}” meanwhile. Open the form again to see it."
    return said


def _save(tx: Tx, scribe: Scribe, changes: Sequence[Wish], before: Mapping[str, str], by: UserId) -> None:
    team_id = scribe.workspace.team_id
    for wish in changes:
        value = wish.value.strip()
        if value:
            choice = Choice(team_id=team_id, name=wish.name, value=value, chosen_by=by, chosen_at=scribe.now())
            tx.choices.save(choice)
        else:
            tx.choices.take_back(team_id, wish.name)
        changed = {"value": (before.get(wish.name, ""), value)}
        subject = Subject(kind="setting", id=wish.name)
        trace_workspace(tx, team_id, Deed.SETTING, at=scribe.now(), by=by, subject=subject, changes=changed)


def _show_anew(tx: Tx, scribe: Scribe) -> None:
    """Have cards and announcements of open incidents say things as they are called now, where they belong now."""
    for incident in tx.incidents.open(scribe.workspace.team_id):
        refresh(tx, scribe, incident, card_key(incident.id), "card")
        bring_in_line(tx, scribe, incident, None)


def follow_choices(scribe: Scribe) -> None:
    """Go by what is chosen now: at the start, and where another process took a choice in."""
    with scribe.store.read() as tx:
        chosen = tx.choices.values(scribe.workspace.team_id)
    if scribe.preferences.follow(chosen):
        for name in scribe.preferences.read(chosen).wrong:
            log.warning("a choice is left out: `scribe config show` says why", setting=name)
        with scribe.store.write() as tx:  # until now, this process may have planned by what held before
            plan_by(tx, scribe, scribe.taste, is_certain=True)
