"""Assignments of passwords and of other secrets, as environment, YAML, JSON, code, queries and people write them."""

import re

from bot.domain.redaction.judging import is_assigned_password, is_assigned_secret
from bot.domain.redaction.rule import BARRIER, Rule

# What may follow the name, such as _PROD or Base; what makes it the name of something else is left to the checks.
_JOINT = (
    r"([\w-]{0,32})[\"'\]*_~`]{0,4}(?:[ \t]\([^()\n]{1,30}\)|(?i:[ \t]for)(?:[ \t][\w.-]{1,30}){1,3})?"
    r"[ \t]{0,8}(?:=>|->|:=|={1,3}|:)"
    r"(?:[ \t]{0,8}[*_~`]{1,3}\s{0,4}|\s{0,4}(?=`)|[ \t]{0,8})"
)
# A comma, a semicolon or an ampersand ends a value where another assignment follows.
_NEXT = r"[ \t]{0,4}[\"']?[A-Za-z][\w.-]{0,40}(?: [A-Za-z]\w{0,20})?[\"']?[ \t]{0,2}[=:]"
_CHARACTER = rf"(?:[^\s\"'`,;&{BARRIER}]|[,;&](?=\S)(?!{_NEXT}))"
_LAST = rf"[^\s\"'`.,;:)\]}}>*~&{BARRIER}]"
_VALUE = (
    rf"(?:\"([^\"\n{BARRIER}]++)\"|'([^'\n{BARRIER}]++)'|`{{1,3}}\s?([^`\n{BARRIER}]++)`"
    rf"|[\"'`*_~]{{0,3}}({_CHARACTER}*{_LAST}))"
)
_PASSWORD = (
    r"(?:pass(?:word|wd|phrase|code)|(?<![a-z])pwd|(?<![a-z0-9])pass(?==)|(?<=[_-])pass(?![a-z])|(?<![a-z])pw(?![a-z]))"
)
_SECRET = (
    r"(?:secret|token|api[ _-]?key|access[_-]?key|auth[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key"
    r"|master[_-]?key|shared[_-]?key|service[_-]?key|webhook[_-]?key|license[_-]?key|ssh[_-]?key|admin[_-]?key)"
)

ASSIGNMENTS: tuple[Rule, ...] = (
    Rule(
        kind="password",
        keywords=("pass", "pwd", "pw"),
        pattern=re.compile(f"(?i:{_PASSWORD}){_JOINT}{_VALUE}"),
        check=is_assigned_password,
    ),
    Rule(
        kind="secret",
        keywords=("secret", "token", "key"),
        pattern=re.compile(f"(?i:{_SECRET}){_JOINT}{_VALUE}"),
        check=is_assigned_secret,
    ),
)
