"""Signatures and review comments as the document prints them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.postmortem.known import Known
from bot.postmortem.wording import row_time


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOffLine:
    """One signature. `name` and `note` are in wire form, the note on one line; `date` is the day in UTC."""

    name: str
    date: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CommentLine:
    """One review comment: when it was said (UTC), by whom and what, in wire form."""

    time: str
    author: str
    text: str


def sign_off_lines(known: Known) -> Mapping[str, SignOffLine]:
    """Return the signatures by role ("incident_lead")."""
    return {
        one.role.value: SignOffLine(
            name=known.name(one.user_id), date=one.signed_at.date().isoformat(), note=one.note.strip()
        )
        for one in known.record.sign_offs
    }


def comment_lines(known: Known) -> tuple[CommentLine, ...]:
    """Return the comments in the order said."""
    return tuple(
        CommentLine(
            time=row_time(one.said_at, with_date=True),
            author=known.name(one.user_id) if one.user_id else "somebody",
            text=one.text.strip(),
        )
        for one in known.record.comments
    )
