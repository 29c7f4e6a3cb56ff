"""Secrets handed over on a command line, in a header of HTTP, in SQL or in XML."""

import re

from bot.domain.redaction.judging import is_basic, is_password_argument, is_random, is_stated, is_url_password
from bot.domain.redaction.rule import BARRIER, LEFT, Rule

_TIGHT = rf"[^\s\"'`{BARRIER}]"
_ARGUMENT = rf"(?:\"([^\"\n{BARRIER}]{{1,200}})\"|'([^'\n{BARRIER}]{{1,200}})'|({_TIGHT}{{1,400}}))"

HEADERS: tuple[Rule, ...] = (
    Rule(
        kind="basic credentials",
        keywords=("basic",),
        pattern=re.compile(rf"(?i:{LEFT}basic)\s{{1,3}}[\"'`]?([A-Za-z0-9+/_-]{{6,2000}}={{0,2}})(?![A-Za-z0-9=])"),
        check=is_basic,
    ),
    Rule(
        kind="bearer token",
        keywords=("bearer",),
        pattern=re.compile(rf"(?i:{LEFT}bearer)[\s:=]{{1,3}}[\"'`]?([A-Za-z0-9._~+/=-]{{12,}})"),
        check=is_random,
    ),
    Rule(
        kind="authorization header",
        keywords=("authorization",),
        pattern=re.compile(
            r"(?i:authorization[\"']{0,2}\s{0,3}[:=]\s{0,3}[\"']?(?:token\s(?:token=[\"\']?)?|apikey\s|api-key\s|splunk\s|genie?key\s|key=|pve\w{0,16}=|digest\s)?)"
            r"([A-Za-z0-9._~+/=:-]{16,})"
        ),
        check=is_random,
    ),
    Rule(
        kind="password",
        keywords=("curl", "wget", "http "),
        pattern=re.compile(
            r"\s(?:-u|--user|--proxy-user|-U|-a|--auth)[ =]?[\"']?(?![\"'])"
            rf"[^\s:\"'/{BARRIER}]{{1,100}}:({_TIGHT}{{1,200}})"
        ),
        check=is_url_password,
    ),
    Rule(
        kind="password",
        keywords=("mysql", "mariadb"),
        pattern=re.compile(
            rf"(?:mysql|mariadb)[\w-]{{0,16}}\s(?:(?!mysql|mariadb)[^\n|;&{BARRIER}]){{0,200}}?(?<=\s)-p(?:{_ARGUMENT})"
        ),
        check=is_password_argument,
    ),
    Rule(
        kind="password",
        keywords=(
            "sshpass",
            "docker login",
            "podman login",
            "helm registry",
            "az login",
            "redis-cli",
            "ldap",
            "htpasswd",
        ),
        pattern=re.compile(
            r"(?:sshpass|(?:docker|podman|az)\slogin|helm\sregistry\slogin)(?=\s)"
            r"(?:(?!sshpass|login)[^\n|;&]){0,160}?\s-p[ =]?"
            rf"{_ARGUMENT}|(?:redis-cli)\s[^\n|;&]{{0,100}}?-a\s{_ARGUMENT}|ldap\w{{1,12}}\s[^\n|;&]{{0,160}}?-w\s{_ARGUMENT}"
        ),
        check=is_password_argument,
    ),
    Rule(
        kind="password",
        keywords=("-pass",),
        pattern=re.compile(rf"(?i:-pass(?:in|out)?)\s[\"']?pass:({_TIGHT}{{1,200}})"),
        check=is_password_argument,
    ),
    Rule(
        kind="password",
        keywords=("--",),
        pattern=re.compile(
            rf"(?i:--(?:[a-z0-9]{{1,24}}-){{0,3}}(?:password|passwd|passphrase|pass|pwd))[ \t]{{1,4}}(?!-){_ARGUMENT}"
        ),
        check=is_password_argument,
    ),
    Rule(
        kind="secret",
        keywords=("--",),
        pattern=re.compile(
            r"(?i:--(?:[a-z0-9]{1,24}-){0,3}(?:token|secret|api-?key|access-?key|secret-?key|auth))[ \t]{1,4}(?!-)"
            + _ARGUMENT
        ),
        check=is_random,
    ),
    Rule(
        kind="password",
        keywords=("identified", "password '", 'password "', "password for", "password("),
        pattern=re.compile(
            r"(?i:identified\s(?:with\s[\w'\"]{1,40}\s)?(?:by|as)\s(?:password\s)?|password\s{0,2}\(?|password\sfor\s\S{1,80}\s=\s)"
            rf"(?:'([^'\n{BARRIER}]{{1,200}})'|\"([^\"\n{BARRIER}]{{1,200}})\")"
        ),
        check=is_password_argument,
    ),
    Rule(
        kind="password",
        keywords=("login",),
        pattern=re.compile(rf"(?i:login\s{{1,8}}\S{{1,80}}(?<!,)\s{{1,8}}password\s{{1,8}})({_TIGHT}{{1,200}})"),
        check=is_password_argument,
    ),
    Rule(
        kind="password",
        keywords=("password>", "passwd>", "secret>", "token>", "apikey>"),
        pattern=re.compile(
            rf"(?i:<(?:\w{{1,20}}:)?\w{{0,24}}(?:password|passwd|secret|token|apikey)>)\s{{0,8}}([^<\s{BARRIER}][^<{BARRIER}]{{0,400}}?)\s{{0,8}}</"
        ),
        check=is_password_argument,
    ),
    Rule(
        kind="password",
        keywords=("pass", "pwd"),
        pattern=re.compile(
            r"(?i:pass(?:word|wd|phrase|code)|(?<![a-z])pwd)"
            r"(?:[ \t](?:for|of|to|on|there)(?:[ \t][^\s:=]{1,40}){1,4}?)?[\"'*_`]{0,2}[ \t]"
            r"(?i:is|was|to|are|will\sbe|as)[ \t](?i:(?:now|still|currently|set\sto|changed\sto)[ \t])?:?[ \t]?"
            rf"[\"'`*_~]{{0,3}}([^\s\"'`{BARRIER}]{{2,200}}[^\s\"'`.,;:)*_~{BARRIER}])"
        ),
        check=is_stated,
    ),
    Rule(
        kind="secret",
        keywords=("token", "secret", "key"),
        pattern=re.compile(
            r"(?i:api[ _-]?key|token|secret(?:[ _-]key)?)"
            r"(?:[ \t](?:for|of|to)(?:[ \t][^\s:=]{1,40}){1,4}?)?[\"'*_`]{0,2}"
            r"[ \t](?i:is|was)[ \t](?i:(?:now|still|set\sto)[ \t])?:?[ \t]?[\"'`*_~]{0,3}"
            rf"([^\s\"'`{BARRIER}]{{11,400}}[^\s\"'`.,;:)*_~{BARRIER}])"
        ),
        check=is_random,
    ),
    Rule(
        kind="password",
        keywords=("value",),
        pattern=re.compile(
            r"(?i:(?:name|key)[\"']?\s{0,3}[:=]\s{0,3}[\"']?[\w.-]{0,40}(?:password|passwd|secret|token|api[_-]?key)"
            rf"[\w.-]{{0,20}}[\"']?,?\s{{1,40}}[\"']?value[\"']?\s{{0,3}}[:=]\s{{0,3}}[\"']?)({_TIGHT}{{3,400}})"
        ),
        check=is_password_argument,
    ),
)
