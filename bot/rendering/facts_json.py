"""The parts of a document as JSON: facts, whys, rows, action items, signatures. Every text in wire form and plain."""

from typing import Any

from bot.domain.action_items import ActionItem
from bot.postmortem.actions import ActionLine
from bot.postmortem.facts import Fact
from bot.postmortem.known import Known
from bot.postmortem.links import links_in
from bot.postmortem.rows import Row
from bot.postmortem.screenshots import Screenshot
from bot.postmortem.why_tree import Why, WhyNode
from bot.postmortem.wording import row_time
from bot.rendering.key_events import KeyEvent
from bot.rendering.mrkdwn import to_plain
from bot.rendering.timeline_json import utc_text


def plain(wire: str, at_hand: Known) -> str:
    """Return wire text in plain words."""
    return to_plain(wire, at_hand.record.people, at_hand.record.channels)


def worded(wire: str, at_hand: Known) -> dict[str, str]:
    """Return a text in both forms."""
    return {"text": wire, "plain": plain(wire, at_hand)}


def image_json(shot: Screenshot, at_hand: Known) -> dict[str, Any]:
    """Return an image of the log; without its bytes, and with what they were where they are kept."""
    kept = shot.kept
    return {
        "file_id": shot.file.file_id,
        "name": shot.file.name,
        "mimetype": shot.file.mimetype,
        "size": kept.size if kept and kept.sha256 else shot.file.size,
        "sha256": kept.sha256 if kept else None,
        "not_kept": kept.not_kept.value if kept and kept.not_kept else None,
        "alt_text": shot.file.alt_text,
        "author": plain(at_hand.speaker(shot.message), at_hand),
        "shared_at": utc_text(shot.message.said_at),
        "permalink": shot.file.permalink,
        "source": at_hand.place_of(shot.message),
    }


def fact_json(fact: Fact, at_hand: Known) -> dict[str, Any]:
    """Return a fact with its entries and, where it is an answer, what the record shows instead."""
    return {
        **worded(fact.text, at_hand),
        "origin": fact.origin.value,
        "asked_of": plain(fact.asked_of, at_hand) or None,
        "sources": list(fact.sources),
        "items": [fact_json(entry, at_hand) for entry in fact.items],
        "cells": [worded(cell, at_hand) for cell in fact.cells],
        "replaces": fact_json(fact.replaces, at_hand) if fact.replaces else None,
    }


def why_json(why: Why, at_hand: Known) -> dict[str, Any]:
    """Return one of the whys."""
    return {**_question(why.number, why.question, at_hand), "answer": fact_json(why.answer, at_hand)}


def tree_json(node: WhyNode, at_hand: Known) -> dict[str, Any]:
    """Return a why with every reason given for it, and below each what follows from it."""
    reasons = [
        {"answer": fact_json(one.answer, at_hand), "why": tree_json(one.why, at_hand) if one.why else None}
        for one in node.reasons
    ]
    return {**_question(node.number, node.question, at_hand), "reasons": reasons}


def _question(number: int, question: str, at_hand: Known) -> dict[str, Any]:
    return {"number": number, "question": question, "question_plain": plain(question, at_hand)}


def row_json(row: Row, at_hand: Known) -> dict[str, Any]:
    """Return a row of the timeline as it is printed."""
    return {
        **worded(row.text, at_hand),
        "time": row.time,
        "meaning": plain(row.meaning, at_hand) if row.meaning else None,
        "author": plain(row.author, at_hand) if row.author else None,
        "permalink": row.address,
        "sources": list(row.sources),
    }


def key_event_json(event: KeyEvent, at_hand: Known) -> dict[str, Any]:
    """Return a key event: its row, or the open question when it was."""
    return {
        "meaning": plain(event.meaning, at_hand),
        "row": row_json(event.row, at_hand) if event.row else None,
        "when": None if event.row else fact_json(event.when, at_hand),
    }


def action_json(line: ActionLine, at_hand: Known) -> dict[str, Any]:
    """Return an action item as it is printed, with its ids, dates and the links in its text."""
    return {
        **worded(line.text, at_hand),
        "number": line.number,
        "owner": fact_json(line.owner, at_hand),
        "due": fact_json(line.due, at_hand),
        "status": line.status,
        "priority": line.priority,
        "is_done": line.is_done,
        "reason": worded(line.reason, at_hand),
        "links": [{"address": address, "label": plain(label, at_hand)} for address, label in links_in(line.text)],
        **_stored(next(item for item in at_hand.record.action_items if item.number == line.number)),
    }


def _stored(item: ActionItem) -> dict[str, Any]:
    return {
        "owner_id": item.owner_id,
        "owner_group": item.owner_group,
        "due_on": item.due_on.isoformat() if item.due_on else None,
        "due_at": utc_text(item.due_at) if item.due_at else None,
        "due_zone": item.due_tz,
        "kind": item.kind.value if item.kind else None,
        "addresses": list(item.links),
        "finished_at": utc_text(item.finished_at) if item.finished_at else None,
        "created_by": item.created_by,
        "created_at": utc_text(item.created_at),
    }


def sign_offs_json(at_hand: Known) -> list[dict[str, Any]]:
    """Return the signatures in the order given."""
    return [
        {
            "role": one.role.value,
            "user_id": one.user_id,
            "name": plain(at_hand.name(one.user_id), at_hand),
            "signed_at": utc_text(one.signed_at),
            "date": one.signed_at.date().isoformat(),
            "note": worded(one.note.strip(), at_hand),
        }
        for one in at_hand.record.sign_offs
    ]


def comments_json(at_hand: Known) -> list[dict[str, Any]]:
    """Return the review comments in the order said."""
    return [
        {
            **worded(one.text.strip(), at_hand),
            "user_id": one.user_id,
            "author": plain(at_hand.name(one.user_id), at_hand) if one.user_id else None,
            "said_at": utc_text(one.said_at),
            "time": row_time(one.said_at, with_date=True),
            "edited_ts": one.edited_ts,
        }
        for one in at_hand.record.comments
    ]
