"""Text made fit to be printed: the same to the eye, without characters that break a line or leak direction."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_EMPTY_LINES = re.compile(r"\n{3,}")
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)

_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_OPENERS = dict.fromkeys("\u202a\u202b\u202d\u202e", _POP_EMBEDDING)
_OPENERS |= dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE)


def tidy(text: str) -> str:
    """Return text with "\\n" as its only line end and no control characters; lone surrogates become U+FFFD.

    Outer blanks, blanks at line ends and repeated empty lines go; indentation is kept as no-break spaces,
    which no Markdown reader takes for structure.
    """
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", "    ")
    text = _SURROGATES.sub("\ufffd", text)
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return _INDENT.sub(lambda match: "\xa0" * len(match[0]), _EMPTY_LINES.sub("\n\n", text))


def balanced(line: str) -> str:
    """Return one line with every bidirectional control closed that it opens, so that none reaches further."""
    pending: list[str] = []
    for mark in line:
        if mark in _OPENERS:
            pending.append(_OPENERS[mark])
        elif mark == _POP_EMBEDDING and pending[-1:] == [_POP_EMBEDDING]:
            pending.pop()
        elif mark == _POP_ISOLATE and _POP_ISOLATE in pending:
            while pending.pop() != _POP_ISOLATE:
                pass
    return line + "".join(reversed(pending))
