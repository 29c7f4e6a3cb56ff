"""Comments on a postmortem: what reviewers reply below their request for review, with edits and deletions."""

from bot.domain.ids import ChannelId, IncidentId, MessageTs
from bot.domain.messages import CapturedMessage
from bot.domain.review import ReviewComment
from bot.domain.trail import Deed, Subject
from bot.storage import Tx
from bot.usecases.corrections import correct
from bot.usecases.redactions import note_message
from bot.usecases.scribe import Scribe, add_effect, learn
from bot.usecases.trail import trace

COMMENTS = "review comments"


def take_comment(scribe: Scribe, message: CapturedMessage) -> None:
    """Keep a reply to a request for review, or its later edit; whoever answers for the incident hears of it once."""
    incident_id = _reviewed_in(scribe, message.channel_id, message.thread_ts)
    if incident_id is None:
        return
    comment = ReviewComment(
        incident_id=incident_id, channel_id=message.channel_id, ts=message.ts, user_id=message.user_id,
        text=message.text, edited_ts=message.edited_ts,
    )  # fmt: skip
    with scribe.store.write() as tx:
        if tx.forgotten.has(message.team_id, message.user_id):
            return
        incident = tx.incidents.get(incident_id, for_update=True)
        correct(tx, scribe, incident, COMMENTS)
        note_message(tx, scribe, message, incident_id)
        said = Subject(kind="comment", id=f"{comment.channel_id}/{comment.ts}")
        is_new = tx.reviews.comment(comment)
        if is_new or comment.edited_ts:  # of a later wording no digest: the comment may be gone by then
            words = comment.text if is_new else ""
            trace(tx, incident, Deed.COMMENTED, at=scribe.now(), by=comment.user_id, subject=said, words=words)
        if is_new:
            learn(tx, scribe, incident, [comment.user_id])
            _tell(tx, scribe, comment)


def drop_comment(scribe: Scribe, channel_id: ChannelId, ts: MessageTs, thread_ts: MessageTs | None) -> None:
    """Take in that a reply to a request for review was deleted."""
    incident_id = _reviewed_in(scribe, channel_id, thread_ts)
    if incident_id is not None:
        with scribe.store.write() as tx:
            incident = tx.incidents.get(incident_id, for_update=True)
            correct(tx, scribe, incident, COMMENTS)
            tx.reviews.bury_comment(incident_id, channel_id, ts)
            gone = Subject(kind="comment", id=f"{channel_id}/{ts}")
            tx.trail.unseal(incident.team_id, incident_id, gone)
            trace(tx, incident, Deed.COMMENT_DELETED, at=scribe.now(), by=None, subject=gone)


def _reviewed_in(scribe: Scribe, channel_id: ChannelId, thread_ts: MessageTs | None) -> IncidentId | None:
    """The incident whose request for review begins this thread, None where none does."""
    if thread_ts is None:
        return None
    with scribe.store.read() as tx:
        surface, _, rest = (tx.outbox.posted_at(channel_id, thread_ts) or "").partition(":")
    return IncidentId(int(rest.split(":")[0])) if surface == "review" else None


def _tell(tx: Tx, scribe: Scribe, comment: ReviewComment) -> None:
    incident = tx.incidents.get(comment.incident_id)
    if comment.user_id == incident.answerable_id:
        return
    message = f"comment:{comment.channel_id}:{comment.ts}"
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="review_comment",
        user_id=incident.answerable_id, channel_id=comment.channel_id, ts=comment.ts,
    )  # fmt: skip
