"""Keys of what watches and keeps production: monitoring, paging, vaults, networks."""

import re

from bot.domain.redaction.rule import Rule, near, token

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

OPERATIONS: tuple[Rule, ...] = (
    near("datadog key", "datadog|dd_api|dd_app|dd-api|dd-app", r"[0-9a-f]{40}|[0-9a-f]{32}"),
    token("datadog key", r"(?:ddapp|ddpat)_[A-Za-z0-9]{34,64}", "ddapp_", "ddpat_"),
    token("new relic key", r"NR(?:AK|II|IQ|RA)-[A-Za-z0-9_-]{27,40}", "nrak-", "nrii-", "nriq-", "nrra-"),
    token("new relic key", r"(?:[a-z]{2}\d{2}xx)?[0-9a-f]{30,36}(?:FFFF)?NRAL", "nral"),
    near("pagerduty key", "pagerduty|pager_duty|pd_", r"[A-Za-z0-9_+-]{20}|[A-Za-z0-9]{32}"),
    Rule(
        kind="pagerduty key",
        keywords=("token token=",),
        pattern=re.compile(r"(?i:token\stoken=[\"']?)([A-Za-z0-9_+-]{20,32})(?![A-Za-z0-9])"),
    ),
    Rule(
        kind="pagerduty key",
        keywords=("routing", "integration"),
        pattern=re.compile(
            r"(?i:(?:routing|integration)[_ -]?key)[\"'*_]{0,2}\s{0,3}(?:[=:]|is)\s{0,3}[\"'`]?"
            r"([A-Za-z0-9]{32})(?![A-Za-z0-9])"
        ),
    ),
    token("sentry token", r"sntrys_[A-Za-z0-9+/=_-]{60,}+|sntryu_[0-9a-f]{64}", "sntrys_", "sntryu_"),
    Rule(
        kind="sentry dsn secret",
        keywords=("sentry",),
        pattern=re.compile(r"://[0-9a-f]{32}:([0-9a-f]{32})@(?=[\w.-]{0,80}sentry)"),
    ),
    near("sentry token", "sentry", r"[0-9a-f]{64}"),
    token("grafana token", r"glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}", "glsa_"),
    token("grafana token", r"glc_[A-Za-z0-9+/]{32,400}={0,3}", "glc_"),
    token("grafana token", r"eyJrIjoi[A-Za-z0-9+/_-]{50,}+={0,2}", "eyjrijoi"),
    token("vault token", r"hv[sbr]\.[A-Za-z0-9_-]{20,}+", "hvs.", "hvb.", "hvr."),
    near("vault token", "vault", r"[sbr]\.[A-Za-z0-9]{24}", check=lambda match: bool(match)),
    Rule(
        kind="vault unseal key",
        keywords=("unseal",),
        pattern=re.compile(
            r"(?i:unseal[ _]key)[ _]?\d{0,2}[\"'*_]{0,2}\s{0,3}[:=]\s{0,3}[\"'`]?"
            r"([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{44})(?![A-Za-z0-9=])"
        ),
    ),
    near("consul token", "consul", _UUID),
    near("nomad token", "nomad", _UUID),
    token(
        "doppler token",
        r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}",
        "dp.pt.",
        "dp.st.",
        "dp.ct.",
        "dp.sa.",
        "dp.scim.",
        "dp.audit.",
    ),
    token("1password token", r"ops_eyJ[A-Za-z0-9+/_-]{60,}+={0,3}", "ops_eyj"),
    token("1password secret key", r"A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}", "a3-"),
    token("tailscale key", r"tskey-[a-z]{2,12}-[A-Za-z0-9]{6,40}(?:-[A-Za-z0-9]{10,64})?", "tskey-"),
    token("dynatrace token", r"dt0[a-z]\d{2}\.[A-Z0-9]{8,24}\.[A-Z0-9]{64}", "dt0"),
    token("elastic key", r"essu_[A-Za-z0-9+/=]{40,120}", "essu_"),
    near("splunk token", "splunk|hec_", _UUID),
    near("launchdarkly key", "launchdarkly|ld_sdk|ld_api", rf"(?:sdk|api|mob)-{_UUID}"),
    token("launchdarkly key", rf"(?:sdk|api)-{_UUID}", "sdk-", "api-"),
    near("opsgenie key", "opsgenie", _UUID),
    near("rollbar token", "rollbar", r"[0-9a-f]{32}"),
    near("honeycomb key", "honeycomb", r"[A-Za-z0-9]{22}|[0-9a-f]{32}"),
    token("honeycomb key", r"hc[a-z]ik_[a-z0-9]{58}", "ik_"),
    near("statuspage key", "statuspage", rf"{_UUID}|[0-9a-f]{{32,64}}"),
)
