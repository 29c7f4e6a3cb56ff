"""A setting of channels in two fields: a channel that is picked, and words for what picking one cannot say."""

from collections.abc import Sequence

NEVER, DEFAULT = "never", "default"


def in_fields(setting: str) -> tuple[str, str]:
    """Return the usual channel's id and the other entries of a setting such as "C0ALL, sev1=C0EXEC".

    Where there is none as a rule, there is no id, and "never" is among the entries.
    """
    usual, special = usual_in(setting), _special(_entries(setting))
    return ("", ", ".join([NEVER, *special])) if usual == NEVER else (usual, ", ".join(special))


def usual_in(setting: str) -> str:
    """Return the usual channel's id, "never" where there is none as a rule, empty where nothing is set."""
    entries = _entries(setting)
    return _usual(entries) or (NEVER if entries else "")


def of_fields(picked: str, typed: str, before: str) -> str:
    """Return the setting that both fields make; empty where nothing is chosen, or "default" was typed.

    `before` is the usual one that was shown. A menu may be impossible to empty: so what was typed since wins over a
    channel that was left as it was, and a channel picked since over a "never" that was left.

    Raises:
        ValueError: one channel was picked and something else typed; or there are exceptions and nothing to except from,
            which would silence what the environment says.
    """
    entries, is_new = _entries(typed), picked not in ("", before)
    if len(twice := [one for one in entries if "=" not in one]) > 1:
        raise ValueError(f"{' and '.join(twice)} exclude each other: leave one out")
    usual, special = _usual(entries), _special(entries)
    if is_new and usual not in ("", picked, before):
        raise ValueError(f"“{usual}” stands here, and another channel is chosen above: leave one of them out")
    if picked and (is_new or not usual):
        usual = picked
    if special and usual in ("", DEFAULT):
        raise ValueError("exceptions need a usual channel: choose it above, or add “never”")
    return "" if usual == DEFAULT else ", ".join(filter(None, [usual, *special]))


def _entries(setting: str) -> list[str]:
    return [entry.strip() for entry in setting.split(",") if entry.strip()]


def _usual(entries: Sequence[str]) -> str:
    """The last entry that names no severity, as that one counts; empty without any."""
    found = next((entry for entry in reversed(entries) if "=" not in entry), "")
    return found.lower() if found.lower() in (NEVER, DEFAULT) else found


def _special(entries: Sequence[str]) -> list[str]:
    return [entry for entry in entries if "=" in entry]
