"""Keys of the clouds: AWS, Google, Azure, and the smaller ones."""

import re

from bot.domain.redaction.rule import APART, BARRIER, LEFT, Rule, mixed, near, token

_ACCOUNT = r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"
_WORD40 = r"(?<![A-Za-z0-9/+])([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"

CLOUDS: tuple[Rule, ...] = (
    token("aws key", _ACCOUNT, "akia", "asia", "abia", "acca"),
    token("aws bedrock key", r"ABSK[A-Za-z0-9+/]{100,280}={0,2}", "absk"),
    Rule(
        kind="aws secret key",
        keywords=("akia", "asia"),
        pattern=re.compile(rf"{_ACCOUNT}[^A-Za-z0-9/+{BARRIER}][^{BARRIER}]{{0,60}}?{_WORD40}"),
        check=mixed,
    ),
    Rule(
        kind="aws secret key",
        keywords=("aws", "secret"),
        pattern=re.compile(
            rf"(?i:aws|secret)[^\n{BARRIER}]{{0,24}}?(?i:key|secret|sk)\w{{0,10}}[\"'`*_\]]{{0,3}}"
            rf"(?:\s{{0,3}}(?:=>|[=:])\s{{0,3}}|\s(?:is\s)?)[\"'`*_]{{0,3}}{_WORD40}"
        ),
        check=mixed,
    ),
    Rule(
        kind="aws session token",
        keywords=("session", "security-token"),
        pattern=re.compile(
            r"(?i:session_?token|x-amz-security-token)[\"'*_]{0,2}\s{0,3}[=:]\s{0,3}[\"'`]?([A-Za-z0-9/+=%]{80,}+)"
        ),
    ),
    Rule(
        kind="aws signature",
        keywords=("x-amz-signature", "aws4-hmac"),
        pattern=re.compile(r"(?i:(?:x-amz-)?signature)=([0-9a-f]{64})(?![0-9A-Za-z])"),
    ),
    token("google api key", r"AIza[0-9A-Za-z_-]{35}", "aiza"),
    token("google oauth secret", r"GOCSPX-[A-Za-z0-9_-]{20,40}", "gocspx-"),
    token("google token", r"ya29\.[A-Za-z0-9_-]{20,}+(?:\.[A-Za-z0-9_-]{20,}+)?", "ya29."),
    token("google refresh token", r"1//0[A-Za-z0-9_-]{36,}+", "1//0"),
    token(
        "google storage key", r"GOOG1?E?[A-Z0-9]{20,60}", "goog", check=lambda match: any(map(str.isdigit, match[1]))
    ),
    token("firebase key", r"AAAA[A-Za-z0-9_-]{7}:[A-Za-z0-9_-]{100,200}", "aaaa"),
    Rule(
        kind="azure key",
        keywords=("accountkey", "sharedaccesskey", "account_key", "accesskey", "storage"),
        pattern=re.compile(
            r"(?i:account_?key|shared_?access_?key|access_?key|storage[_-]?key)[\"'*_]{0,2}\s{0,3}[=:]\s{0,3}[\"'`]?"
            r"([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)(?![A-Za-z0-9=])"
        ),
    ),
    token(
        "azure key",
        r"[A-Za-z0-9+/]{76}\+?A(?:St|Ca|Se|Ah|C4|DB)[A-Za-z0-9+/]{4,6}={0,2}",
        "ast",
        "aca",
        "adb",
        left=r"(?<![A-Za-z0-9+/])",
    ),
    Rule(
        kind="azure sas signature",
        keywords=("sig=",),
        pattern=re.compile(r"(?<=[?&;\s\"'])sig=([A-Za-z0-9+/%_-]{40,100}={0,2})"),
    ),
    token(
        "azure client secret",
        r"[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{30,33}[A-Za-z0-9_~-]",
        "q~",
        left=APART,
    ),
    token("azure devops token", r"[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}", "azdo"),
    token("digitalocean token", r"do[opr]_v1_[0-9a-f]{64}", "doo_v1_", "dop_v1_", "dor_v1_"),
    token("heroku key", r"HRKU-[A-Za-z0-9_-]{36,80}", "hrku-"),
    near("heroku key", "heroku", r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
    token("cloudflare token", r"(?:cfk|cfut|cfat)_[A-Za-z0-9]{40,60}", "cfk_", "cfut_", "cfat_"),
    token("cloudflare token", r"v1\.0-[0-9a-f]{24}-[0-9a-f]{140,150}", "v1.0-"),
    near("cloudflare token", "cloudflare|cf_", r"[A-Za-z0-9_-]{40}|[0-9a-f]{37}"),
    near("fastly token", "fastly", r"[A-Za-z0-9_-]{32}"),
    near("alibaba secret", "aliyun|alibaba|ltai", r"[A-Za-z0-9]{30}"),
    token("alibaba key", r"LTAI[A-Za-z0-9]{12,24}", "ltai", check=mixed),
    token("databricks token", r"dapi[0-9a-f]{32}(?:-\d)?", "dapi"),
    token("planetscale password", r"pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{30,64}", "pscale_"),
    token("fly token", r"fm[12][ar]?_[A-Za-z0-9+/=_-]{60,}+|fo1_[A-Za-z0-9_-]{43}", "fm1", "fm2", "fo1_"),
    token("netlify token", r"nfp_[A-Za-z0-9]{36}", "nfp_"),
    token("yandex key", r"AQVN[A-Za-z0-9_-]{35,38}", "aqvn"),
    token("openshift token", r"sha256~[A-Za-z0-9_-]{43}", "sha256~"),
    Rule(
        kind="kubernetes token",
        keywords=("bootstrap", "kubeadm", "token"),
        pattern=re.compile(rf"(?i:token)s?[\"'=: ]{{1,4}}{LEFT}([a-z0-9]{{6}}\.[a-z0-9]{{16}})(?![A-Za-z0-9])"),
    ),
)
