"""The whys as a nested list: each question with its reasons, and below each reason the question that follows."""

from bot.postmortem.why_tree import Reason, WhyNode
from bot.rendering.markdown import Md
from bot.rendering.writer import Writer

_DEEPER = 2


def why_list(node: WhyNode, writer: Writer) -> Md:
    """Return the tree as a Markdown list."""
    return Md("\n".join(_lines(node, writer, 0)))


def _lines(node: WhyNode, writer: Writer, indent: int) -> list[str]:
    question = f"{' ' * indent}- **{writer.inline(node.question)}**"
    return [question, *(line for reason in node.reasons for line in _reason(reason, writer, indent + _DEEPER))]


def _reason(reason: Reason, writer: Writer, indent: int) -> list[str]:
    inside = indent + _DEEPER
    is_open = reason.answer.is_open
    said = writer.asked(reason.answer) if is_open else writer.prose(reason.answer, inside)
    below = _lines(reason.why, writer, inside) if reason.why else []
    return [f"{' ' * indent}- {said}", *below]
