"""The postmortem's review: sent to people, signed off by role, final once all have signed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.ids import IncidentId, UserId
from bot.domain.incident import Incident, PostmortemStatus
from bot.domain.policy import Right, must_be_allowed_to_sign
from bot.domain.review import SignOff, SignOffRole, in_review, missing_roles, settled, sign
from bot.domain.trail import Deed, Subject
from bot.postmortem.wire import escape
from bot.storage import Tx
from bot.usecases.corrections import FINAL, correct
from bot.usecases.drafts import deliver_draft, refresh_reviews
from bot.usecases.permissions import ask_about
from bot.usecases.scribe import Scribe, add_effect, learn, review_key
from bot.usecases.trail import trace

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """A postmortem sent to its reviewers, as this revision."""

    incident: Incident
    revision: int
    reviewers: tuple[UserId, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """A signature taken; `missing` are the roles that must still sign."""

    incident: Incident
    missing: tuple[SignOffRole, ...]


def send_to_review(scribe: Scribe, *, incident_id: IncidentId, to: Sequence[UserId], by: UserId) -> Sent:
    """Send the document to `to` (nobody: those whom the record names) with a request to sign it off.

    Whoever answers for the incident is always among them.
    """
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        ask_about(tx, scribe.taste.permissions, Right.REVIEW, before, by)
        incident = in_review(before)
        tx.incidents.save(incident)
        reviewers = tuple(dict.fromkeys([incident.answerable_id, *(to or _named(tx, incident))]))
        known = tx.reviews.reviewers(incident_id)
        first, *others = reviewers
        draft = deliver_draft(tx, scribe, incident, first, note="sent to review", also_to=others)
        for user_id in reviewers:
            tx.reviews.ask(incident_id, user_id, scribe.now())
            _ask(tx, scribe, incident, user_id)
        asked = {"asked": ("", " ".join(reviewers))}
        trace(tx, incident, Deed.SENT_TO_REVIEW, at=scribe.now(), by=by, changes=asked)
        learn(tx, scribe, incident, [by, *reviewers])
        refresh_reviews(tx, scribe, incident, known)
        return Sent(incident=incident, revision=draft.revision, reviewers=reviewers)


def sign_off(scribe: Scribe, *, incident_id: IncidentId, role: SignOffRole, note: str, by: UserId) -> Signed:
    """Take a signature; with the last one needed the postmortem is final, and goes to all who took part in it."""
    now, required = scribe.now(), scribe.taste.sign_off_roles
    with scribe.store.write() as tx:
        before = tx.incidents.get(incident_id, for_update=True)
        reviewers = tx.reviews.reviewers(incident_id)
        must_be_allowed_to_sign(before, role, by, reviewers)
        signature = SignOff(incident_id=incident_id, role=role, user_id=by, note=note, signed_at=now)
        signed = sign(signature, before, tx.reviews.sign_offs(incident_id))
        tx.reviews.sign(signature)
        incident = settled(before, signed, required, now)
        tx.incidents.save(incident)
        as_role = Subject(kind="signature", id=role.value)
        trace(tx, incident, Deed.SIGNED, at=now, by=by, subject=as_role, words=note)
        learn(tx, scribe, incident, [by])
        refresh_reviews(tx, scribe, incident, reviewers)
        if incident.postmortem_status is not before.postmortem_status:
            deliver_draft(tx, scribe, incident, incident.answerable_id, note=FINAL, also_to=reviewers)
        else:
            correct(tx, scribe, incident, f"sign-off as {role.label}")
        return Signed(incident=incident, missing=missing_roles(required, signed))


def must_be_signable(scribe: Scribe, *, incident_id: IncidentId, role: SignOffRole, by: UserId) -> Incident:
    """Return the incident; refuses where this signature would be refused."""
    with scribe.store.read() as tx:
        incident = tx.incidents.get(incident_id)
        must_be_allowed_to_sign(incident, role, by, tx.reviews.reviewers(incident_id))
        trial = SignOff(incident_id=incident_id, role=role, user_id=by, note="", signed_at=scribe.now())
        sign(trial, incident, tx.reviews.sign_offs(incident_id))
        return incident


def _ask(tx: Tx, scribe: Scribe, incident: Incident, user_id: UserId) -> None:
    message = review_key(incident.id, user_id)
    add_effect(
        tx, scribe, "post", f"post:{message}", incident, message=message, surface="review", user_id=user_id
    )  # fmt: skip


def _named(tx: Tx, incident: Incident) -> list[UserId]:
    """Whoever was asked before, and those whom the answers name for a role."""
    answers, people = tx.answers.of(incident.id), tx.people.all(incident.team_id)
    found = tx.reviews.reviewers(incident.id)
    for role in SignOffRole:
        text = answers[role.value].text.strip() if role.value in answers else ""
        found += [UserId(user_id) for user_id in _MENTION.findall(text)]
        name = text.removeprefix("@").casefold()
        found += [one.user_id for one in people.values() if escape(one.name).casefold() == name and not one.is_deleted]
    return found


def is_final(incident: Incident) -> bool:
    """Whether the postmortem is final."""
    return incident.postmortem_status is PostmortemStatus.FINAL
