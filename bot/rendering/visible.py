"""Text made fit to be printed: the same to the eye, without characters that break a line or leak direction."""

import re
from unicodedata import category

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# Controls, and the code points that are no characters at all: XML refuses some, and the parser uses others.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_EMPTY_LINES = re.compile(r"\n{3,}")
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)

_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_OPENERS = dict.fromkeys("\u202a\u202b\u202d\u202e", _POP_EMBEDDING)
_OPENERS |= dict.fromkeys("\u2066\u2067\u2068", _POP_ISOLATE)
_DIRECTING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Controls, marks of direction and blanks of whatever width; then letters and marks that leave no trace of themselves.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp"})
_TRACELESS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(map(chr, range(0xFE00, 0xFE10)))


def is_blank(text: str) -> bool:
    """Return whether nothing of a text is seen."""
    return all(one in _TRACELESS or category(one) in _UNSEEN for one in text)


def clean(text: str) -> str:
    """Return text with "\\n" as its only line end and no control characters; lone surrogates become U+FFFD.

    Blanks at line ends go; tabs are four blanks.
    """
    if not text.replace("\n", "").isprintable():  # which none of what is replaced here is
        text = printable(text).replace("\t", "    ")
        text = _SURROGATES.sub("\ufffd", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def printable(text: str) -> str:
    """Return text with "\\n" as its only line end and without control characters, other than tabs."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def on_terminal(line: str) -> str:
    """Return one line as a terminal may show it: nothing in it moves the cursor, colours, or turns what follows."""
    return balanced(clean(line).replace("\n", " "))


def tidy(text: str) -> str:
    """Return `clean` text without outer blanks and repeated empty lines.

    Indentation is kept as no-break spaces, which no Markdown reader takes for structure.
    """
    return indented(_EMPTY_LINES.sub("\n\n", clean(text).strip()))


def indented(text: str) -> str:
    """Return text with the blanks at the start of each line as no-break spaces."""
    is_indented = text.startswith(" ") or "\n " in text
    return _INDENT.sub(lambda match: "\xa0" * len(match[0]), text) if is_indented else text


def turns(line: str) -> bool:
    """Return whether a line has bidirectional controls."""
    return not line.isascii() and _DIRECTING.search(line) is not None


def balanced(line: str) -> str:
    """Return one line with every bidirectional control closed that it opens, so that none reaches further."""
    if not turns(line):
        return line
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
