"""Alerts as tools that many teams use send them, in the shapes that they document; names and numbers are made up."""

from typing import Any

Payload = dict[str, Any]


def by_bot(**fields: Any) -> Payload:
    return {"type": "message", "subtype": "bot_message", "bot_id": "B0ALERTS", "ts": "1772445600.000100", **fields}


ALERTMANAGER = by_bot(
    username="Alertmanager",
    text="",
    attachments=[{
        "id": 1, "color": "a30200", "mrkdwn_in": ["fallback", "pretext", "text"],
        "title": "[FIRING:2] PoolExhausted for checkout (prod)",
        "title_link": "https://alerts.example.com/#/alerts?receiver=slack",
        "text": "*Alert:* db-3 has no free connection\n*Severity:* critical",
        "fallback": "[FIRING:2] PoolExhausted | https://alerts.example.com",
        "actions": [{"type": "button", "text": "Silence", "url": "https://alerts.example.com/silence"}],
    }],
)  # fmt: skip

GRAFANA = by_bot(
    username="Grafana",
    text="",
    attachments=[{
        "color": "#D63232", "title": "[Alerting] p99 & errors", "title_link": "https://grafana.example.com/d/1",
        "text": "p99 is over 2 s",
        "fields": [{"title": "checkout", "value": "2.71", "short": True}, {"title": "", "value": "shard 3"}],
        "image_url": "https://grafana.example.com/render.png",
        "footer": "Grafana v11", "footer_icon": "https://grafana.example.com/icon.png", "ts": 1772445600,
    }],
)  # fmt: skip

PAGERDUTY = by_bot(
    text="Triggered #4711: Checkout fails",
    blocks=[
        {"type": "section", "text": {"type": "mrkdwn", "text": "*<https://pd.example.com/4711|#4711> Checkout fails*"}},
        {"type": "section", "fields": [
            {"type": "mrkdwn", "text": "*Assigned:*\nAda"}, {"type": "mrkdwn", "text": "*Service:*\ncheckout"},
        ]},
        {"type": "context", "elements": [
            {"type": "image", "image_url": "https://pd.example.com/p.png", "alt_text": "PagerDuty"},
            {"type": "plain_text", "text": "Urgency: high"}, {"type": "mrkdwn", "text": "since 10:00"},
        ]},
        {"type": "actions", "elements": [
            {"type": "button", "action_id": "ack", "text": {"type": "plain_text", "text": "Acknowledge"}},
        ]},
    ],
)  # fmt: skip

DATADOG = by_bot(
    text="",
    attachments=[{
        "title": "Triggered: Checkout errors on {service:checkout}", "title_link": "https://dd.example.com/monitors/9",
        "text": "Errors > 5 %\n@slack-ops", "fallback": "Triggered", "mrkdwn_in": ["text"],
        "blocks": [{"type": "image", "image_url": "https://dd.example.com/s.png", "alt_text": "errors of an hour"}],
    }],
)  # fmt: skip

OPSGENIE = by_bot(
    text="",
    attachments=[{
        "pretext": "New alert created", "author_name": "Opsgenie", "title": "#42: Disk full on db-3",
        "fields": [{"title": "Priority", "value": "P1"}, {"title": "Routed teams", "value": "payments"}],
        "fallback": "New alert",
    }],
)  # fmt: skip

GITHUB = by_bot(
    text="",
    attachments=[{
        "author_name": "ben", "author_link": "https://github.com/ben", "pretext": "1 new commit pushed to `main`",
        "text": "<https://github.com/shop/checkout/commit/1a2b3c4|`1a2b3c4`> - Raise the pool to 40",
        "footer": "<https://github.com/shop/checkout|shop/checkout>", "ts": "1772445600",
    }],
)  # fmt: skip

JENKINS = by_bot(
    text="", attachments=[{"fallback": "checkout - #218 Failure after 4 min (<https://ci.example.com/218|Open>)"}]
)  # fmt: skip

SAID = {
    "alertmanager": (
        ALERTMANAGER,
        "<https://alerts.example.com/#/alerts?receiver=slack|[FIRING:2] PoolExhausted for checkout (prod)>\n"
        "*Alert:* db-3 has no free connection\n*Severity:* critical",
    ),
    "grafana": (
        GRAFANA,
        "<https://grafana.example.com/d/1|[Alerting] p99 &amp; errors>\np99 is over 2 s\ncheckout: 2.71\nshard 3\n"
        "Grafana v11 | <!date^1772445600^{date_num} {time_secs}|2026-03-02 10:00:00 UTC>",
    ),
    "pagerduty": (
        PAGERDUTY,
        "*<https://pd.example.com/4711|#4711> Checkout fails*\n*Assigned:*\nAda\n*Service:*\ncheckout\n"
        "Urgency: high since 10:00",
    ),
    "datadog": (
        DATADOG,
        "<https://dd.example.com/monitors/9|Triggered: Checkout errors on {service:checkout}>\n"
        "Errors > 5 %\n@slack-ops\n[image: errors of an hour]",
    ),
    "opsgenie": (
        OPSGENIE,
        "New alert created\nOpsgenie\n#42: Disk full on db-3\nPriority: P1\nRouted teams: payments",
    ),
    "github": (
        GITHUB,
        "1 new commit pushed to `main`\nben\n"
        "<https://github.com/shop/checkout/commit/1a2b3c4|`1a2b3c4`> - Raise the pool to 40\n"
        "<https://github.com/shop/checkout|shop/checkout> | "
        "<!date^1772445600^{date_num} {time_secs}|2026-03-02 10:00:00 UTC>",
    ),
    "jenkins": (JENKINS, "checkout - #218 Failure after 4 min (<https://ci.example.com/218|Open>)"),
}
