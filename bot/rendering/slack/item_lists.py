"""A list of action items for one person, a page at a time, with buttons for each."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.action_items import ActionItem
from bot.domain.incident import Incident
from bot.rendering.slack.items import IN_LIST, Verb, item_buttons, item_text
from bot.rendering.slack.parts import ButtonSpec, Payload, SlackMessage, buttons, context, section

PAGE = 10  # two blocks for each
MAX_SHOWN = 8000  # characters; with the buttons what Slack takes in one message


def list_value(which: str, page: int) -> str:
    """Return the value of a button in a list, by which the list is shown again after a change."""
    return f"list:{which}:{page}"


def read_list_value(value: str) -> tuple[str, int] | None:
    """Return (which, page) of a button in a list, None for one that stands elsewhere."""
    kind, _, rest = value.partition(":")
    which, _, page = rest.rpartition(":")
    return (which, int(page)) if kind == "list" and which and page.isdecimal() else None


def item_list(
    title: str, which: str, items: Sequence[tuple[ActionItem, Incident]], *, page: int,
    workspace_url: str, now: datetime,
) -> SlackMessage:  # fmt: skip
    """Return page `page` (from 0) of a list; one beyond the last is the last."""
    pages = max(1, -(-len(items) // PAGE))
    page = min(page, pages - 1)
    head = f"*{title}*: {_counted([item for item, _ in items], now)}"
    blocks: list[Payload] = [section(head, "head")]
    on_page = items[page * PAGE : (page + 1) * PAGE]
    for (item, _), text in zip(on_page, _texts(on_page, workspace_url, now), strict=True):
        blocks.append(section(text, f"text:{item.id}"))
        blocks.append(item_buttons(item, IN_LIST if item.is_open else (Verb.EDIT,), list_value(which, page)))
    if pages > 1:
        blocks += [context(f"Page {page + 1} of {pages}", "page"), buttons(_turns(which, page, pages), "turn")]
    return SlackMessage(text=head, blocks=tuple(blocks))


def _texts(items: Sequence[tuple[ActionItem, Incident]], workspace_url: str, now: datetime) -> list[str]:
    """The texts of a page, shorter where they would be too much together: a sign may be five characters on its way."""
    for limit in (200, 80, 30):
        texts = [item_text(item, incident, workspace_url, now, limit) for item, incident in items]
        if sum(map(len, texts)) <= MAX_SHOWN:
            break
    return texts


def _counted(items: Sequence[ActionItem], now: datetime) -> str:
    if not items:
        return "none"
    unfinished, overdue = sum(item.is_open for item in items), sum(item.is_overdue(now) for item in items)
    finished = f", {len(items) - unfinished} finished" if len(items) > unfinished else ""
    return f"{unfinished} open{f' ({overdue} overdue)' if overdue else ''}{finished}"


def _turns(which: str, page: int, pages: int) -> list[ButtonSpec]:
    turns = [("Earlier", page - 1), ("Later", page + 1)]
    return [
        ButtonSpec(label=label, action=f"items_page:{to}", value=list_value(which, to))
        for label, to in turns
        if 0 <= to < pages
    ]
