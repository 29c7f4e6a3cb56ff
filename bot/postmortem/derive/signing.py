"""Who signed the postmortem off, or has the role to, and when it became final."""

from bot.domain.review import SignOff, SignOffRole
from bot.postmortem.facts import Fact, derived
from bot.postmortem.known import Known


def engineering_manager(known: Known) -> Fact | None:
    """Whoever signed as engineering manager, or has that role."""
    return _signer(SignOffRole.ENGINEERING_MANAGER, known)


def on_call_engineer(known: Known) -> Fact | None:
    """Whoever signed as on-call engineer, or has that role."""
    return _signer(SignOffRole.ON_CALL_ENGINEER, known)


def product_owner(known: Known) -> Fact | None:
    """Whoever signed as product owner, or has that role."""
    return _signer(SignOffRole.PRODUCT_OWNER, known)


def final_review_on(known: Known) -> Fact | None:
    """The day (UTC) on which the last signature that it took made the postmortem final."""
    final_at = known.record.incident.final_at
    return derived("final_review_on", final_at.date().isoformat(), "incident:final_at") if final_at else None


def sign_off_source(sign_off: SignOff) -> str:
    """Return the name of a signature as evidence."""
    return f"sign_off:{sign_off.role.value}"


def _signer(role: SignOffRole, known: Known) -> Fact | None:
    found = next((one for one in known.record.sign_offs if one.role is role), None)
    if found is not None:
        return derived(role.value, known.name(found.user_id), sign_off_source(found))
    holder = next((one for one in known.record.roles if one.role.value == role.value), None)
    return derived(role.value, known.name(holder.user_id), f"role:{role.value}") if holder else None
