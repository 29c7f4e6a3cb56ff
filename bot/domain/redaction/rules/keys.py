"""Private keys as blocks of text, in the forms that OpenSSL, OpenSSH, PGP and PuTTY write, and signed tokens."""

import re

from bot.domain.redaction.rule import APART, BARRIER, LEFT, Rule, token

_NAME = r"(?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?"
_BODY = r"(?:[^-]|-(?!----))*+"
# A key whose end is missing: lines of base64 and of headers, up to the first line that is neither.
_TORN = (
    r"(?:(?:\s|\\n|\\r|[>|\"'])*+"
    r"(?:[A-Z][A-Za-z-]{2,20}: [^\n]{1,200}|=?[A-Za-z0-9+/=]{16,}+|[A-Za-z0-9+/]{1,15}={1,2}(?![A-Za-z0-9=])))*+"
)

KEYS: tuple[Rule, ...] = (
    Rule(
        kind="google service account key",
        keywords=("private_key",),
        pattern=re.compile(
            rf"\"private_key\"\s{{0,4}}:\s{{0,4}}\"(-----BEGIN {_NAME}-----(?:{_BODY}-----END {_NAME}-----|{_TORN}))"
        ),
    ),
    Rule(
        kind="private key",
        keywords=("private key",),
        pattern=re.compile(rf"(-----BEGIN {_NAME}-----(?:{_BODY}-----END {_NAME}-----|{_TORN}))"),
    ),
    Rule(  # the rest of a key of which the beginning is in another message
        kind="private key",
        keywords=("private key",),
        pattern=re.compile(
            r"(?<![A-Za-z0-9+/=])((?:(?=[a-z0-9+/]{0,75}[A-Z])[A-Za-z0-9+/]{64,76}+\s{1,4}){1,60}"
            rf"(?:[A-Za-z0-9+/=]{{1,76}}+\s{{1,4}})?-----END {_NAME}-----)"
        ),
    ),
    Rule(
        kind="private key",
        keywords=("begin ssh2 encrypted private key",),
        pattern=re.compile(
            r"(---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?:[^-]|-(?!---))*+(?:---- END[A-Z0-9 ]{1,40}----)?)"
        ),
    ),
    Rule(
        kind="putty key",
        keywords=("private-lines:",),
        pattern=re.compile(
            r"(Private-Lines:\s{0,4}\d{1,4}(?:(?:\s|\\n|\\r)*+[A-Za-z0-9+/=]{16,}+(?!:))*+"
            r"(?:(?:\s|\\n|\\r){1,4}Private-(?:MAC|Hash):\s{0,4}[0-9a-f]{8,64})?)"
        ),
    ),
    Rule(
        kind="private key",
        keywords=("privatekey", "private_key", "private-key", "presharedkey"),
        pattern=re.compile(
            rf"(?i:{LEFT}(?:private[_-]?key|presharedkey)[\"']?\s{{0,3}}[=:]\s{{0,3}}[\"']?)([A-Za-z0-9+/]{{42,43}}=)(?![A-Za-z0-9=])"
        ),
    ),
    token("age key", r"AGE-SECRET-KEY-1[0-9A-Z]{40,70}", "age-secret-key-1"),
    Rule(
        kind="2fa secret",
        keywords=("otpauth",),
        pattern=re.compile(
            rf"otpauth(?:-migration)?://[^\s{BARRIER}\"'<>]{{0,400}}?[?&](?:secret|data)=([A-Za-z0-9+/%=]{{8,400}})"
        ),
    ),
    token(
        "jwt",
        r"eyJ[A-Za-z0-9_=-]{8,}+\.eyJ[A-Za-z0-9_=-]{8,}+(?:\.[A-Za-z0-9_+/=-]*+)?"
        r"|eyJ[A-Za-z0-9_-]{12,}+(?:\.[A-Za-z0-9_-]{8,}+){4}",
        "eyj",
        left=APART,
    ),
)
