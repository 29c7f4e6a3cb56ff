"""What is still open when somebody wants to close an incident."""

from dataclasses import dataclass

from bot.domain.action_items import ActionItem
from bot.domain.incident import Incident
from bot.domain.review import SignOffRole


@dataclass(frozen=True, kw_only=True, slots=True)
class StillOpen:
    """What closing leaves undone: action items, questions by section title, and signatures of one in review."""

    incident: Incident
    action_items: tuple[ActionItem, ...]
    questions: tuple[tuple[str, int], ...]
    sign_offs: tuple[SignOffRole, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.action_items or self.questions or self.sign_offs)
