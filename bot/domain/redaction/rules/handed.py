"""Passwords as people and tools hand them over: beside a name, on the next line, as a hash, in other languages."""

import re

from bot.domain.redaction.judging import is_basic, is_password_argument, is_stated
from bot.domain.redaction.rule import BARRIER, LEFT, Rule, near, token

_TIGHT = rf"[^\s\"'`{BARRIER}]"
_ELSEWHERE = r"(?:passwort|kennwort|mot de passe|contrase[ñn]a|senha|wachtwoord|パスワード)"
_CRYPT = r"[./A-Za-z0-9]"

HANDED: tuple[Rule, ...] = (
    Rule(
        kind="password",
        keywords=("passwor", "kennwort", "mot de passe", "contrase", "senha", "wachtwoord", "パスワード"),
        pattern=re.compile(
            rf"(?i:{LEFT}password[*_]{{0,2}}(?:：|:[*_]{{0,2}}[ \t]{{0,2}}\n)|{LEFT}{_ELSEWHERE}[\"'*_`]{{0,3}}"
            r"(?:[ \t]{0,2}[:：=]|[ \t](?:lautet|ist|est|es|is))[*_]{0,2})\s{0,3}[\"'`*]{0,3}"
            rf"([^\s\"'`,;&{BARRIER}]{{4,200}})"
        ),
        check=is_stated,
    ),
    Rule(
        kind="password",
        keywords=("cred", "user", "login"),
        pattern=re.compile(
            rf"(?i:{LEFT}(?:cred(?:ential)?s?|user(?:name)?\s?/\s?pass(?:word)?|login))\s{{0,2}}[:=]\s{{0,2}}"
            rf"[\w.@-]{{1,60}}\s?/\s?({_TIGHT}{{4,200}})"
        ),
        check=is_stated,
    ),
    Rule(
        kind="password",
        keywords=("convertto-securestring", "snmp-server community", "wifi:"),
        pattern=re.compile(
            r"(?i:ConvertTo-SecureString)\s{1,4}(?:(?i:-String)\s{1,4})?[\"']([^\"'\n]{3,200})[\"']"
            rf"|(?i:snmp-server\scommunity)\s({_TIGHT}{{3,64}})|WIFI:(?:[A-Z]:[^;\n]{{0,40}};){{0,4}}P:([^;\n]{{4,100}});"
        ),
        check=is_password_argument,
    ),
    Rule(
        kind="password",
        keywords=(":5432:",),
        pattern=re.compile(rf"[\w.*-]{{1,80}}:5432:[\w.*-]{{1,60}}:[\w.*-]{{1,60}}:({_TIGHT}{{4,200}})"),
        check=is_password_argument,
    ),
    Rule(
        kind="basic credentials",
        keywords=('"auth"',),
        pattern=re.compile(r"\"auth\"\s{0,3}:\s{0,3}\"([A-Za-z0-9+/_-]{6,2000}={0,2})\""),
        check=is_basic,
    ),
    near("2fa secret", "otp|totp|2fa|mfa", r"[A-Z2-7]{16,64}"),
    token(
        "password hash",
        rf"\$(?:1|5|6|y|7|apr1)\$(?:rounds=\d{{1,9}}\$)?{_CRYPT}{{1,32}}\${_CRYPT}{{22,86}}|\$2[abxy]\$\d\d\${_CRYPT}{{53}}"
        r"|\$argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,4},p=\d{1,4}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{20,90}",
        "$1$", "$5$", "$6$", "$y$", "$7$", "$apr1$", "$2a$", "$2b$", "$2x$", "$2y$", "$argon2",
    ),
)  # fmt: skip
