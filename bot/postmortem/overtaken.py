"""An answer that somebody else changed while it was being written."""

from dataclasses import dataclass

from bot.postmortem.record import Answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Overtaken:
    """Both texts: `theirs` was saved meanwhile, `mine` after it and counts now. Each is a revision of its own."""

    theirs: Answer
    mine: Answer

    @property
    def question(self) -> str:
        return self.mine.question
