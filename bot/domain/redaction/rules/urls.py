"""Passwords within URLs and connection strings; the rest of the address stays readable."""

import re

from bot.domain.redaction.judging import is_url_password
from bot.domain.redaction.rule import BARRIER, Rule

_PART = rf"[^\s/?#@:\"'`<>{BARRIER}]"
_STORES = (
    r"(?:postgres|postgresql|mysql|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|oracle|cockroachdb|clickhouse|nats|ldaps?"
    r"|smtps?|s?ftp)"
)

URLS: tuple[Rule, ...] = (
    Rule(
        kind="password in connection string",
        keywords=("://",),
        pattern=re.compile(
            rf"(?i:{_STORES}(?:\+[a-z0-9]{{1,20}})?)://{_PART}{{0,128}}:([^\s\"'`<>{BARRIER}]{{1,256}})@(?=[\w\[.-])(?!sha256:)"
        ),
        check=is_url_password,
    ),
    Rule(
        kind="password in url",
        keywords=("://",),
        pattern=re.compile(rf"://{_PART}{{0,128}}:([^\s/?#\"'`<>{BARRIER}]{{1,256}})@(?=[\w\[.-])(?!sha256:)"),
        check=is_url_password,
    ),
    Rule(
        kind="password in connection string",
        keywords=("jdbc:oracle",),
        pattern=re.compile(rf"(?i:jdbc:oracle:\w{{1,8}}):[^\s/@:{BARRIER}]{{1,64}}/([^\s@{BARRIER}]{{1,128}})@"),
        check=is_url_password,
    ),
    Rule(
        kind="password in connection string",
        keywords=("@tcp(", "@unix("),
        pattern=re.compile(rf"(?<![\w.]):?\b[\w.-]{{1,64}}:([^\s{BARRIER}\"'`]{{1,128}})@(?:tcp|unix)\("),
        check=is_url_password,
    ),
)
