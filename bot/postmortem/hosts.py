"""What a link leads to, by its host: dashboards and log tools, as far as their names tell."""

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from urllib.parse import urlsplit


class LinkKind(Enum):
    """What a link shows."""

    LOGS = "logs"
    METRICS = "metrics"


_KEY = re.compile(r"[\w-]+(\.[\w-]+)*(/[^\s?#]*)?")

# A key with a dot is a domain and all below it; one without is a name in the host, as in "grafana.example.com"
# or "grafana-eu.example.com". A path after the host makes a key more particular, and the longest key counts.
DEFAULT_HOSTS: Mapping[str, LinkKind] = {
    "logs": LinkKind.LOGS,
    "kibana": LinkKind.LOGS,
    "loki": LinkKind.LOGS,
    "splunk": LinkKind.LOGS,
    "graylog": LinkKind.LOGS,
    "elastic": LinkKind.LOGS,
    "opensearch": LinkKind.LOGS,
    "sentry": LinkKind.LOGS,
    "sentry.io": LinkKind.LOGS,
    "splunkcloud.com": LinkKind.LOGS,
    "sumologic.com": LinkKind.LOGS,
    "loggly.com": LinkKind.LOGS,
    "logz.io": LinkKind.LOGS,
    "papertrailapp.com": LinkKind.LOGS,
    "logtail.com": LinkKind.LOGS,
    "coralogix.com": LinkKind.LOGS,
    "rollbar.com": LinkKind.LOGS,
    "bugsnag.com": LinkKind.LOGS,
    "console.cloud.google.com/logs": LinkKind.LOGS,
    "console.aws.amazon.com/cloudwatch": LinkKind.METRICS,
    "console.cloud.google.com/monitoring": LinkKind.METRICS,
    "metrics": LinkKind.METRICS,
    "graphs": LinkKind.METRICS,
    "dashboard": LinkKind.METRICS,
    "dashboards": LinkKind.METRICS,
    "grafana": LinkKind.METRICS,
    "prometheus": LinkKind.METRICS,
    "graphite": LinkKind.METRICS,
    "zabbix": LinkKind.METRICS,
    "grafana.net": LinkKind.METRICS,
    "datadoghq.com": LinkKind.METRICS,
    "datadoghq.com/logs": LinkKind.LOGS,
    "datadoghq.eu": LinkKind.METRICS,
    "datadoghq.eu/logs": LinkKind.LOGS,
    "newrelic.com": LinkKind.METRICS,
    "signalfx.com": LinkKind.METRICS,
    "honeycomb.io": LinkKind.METRICS,
    "dynatrace.com": LinkKind.METRICS,
    "chronosphere.io": LinkKind.METRICS,
    "statuscake.com": LinkKind.METRICS,
    "pingdom.com": LinkKind.METRICS,
}


def parse_hosts(value: str) -> dict[str, LinkKind]:
    """Return the hosts of "logs.example.com=logs, charts=metrics" by name; ValueError says which entry is wrong."""
    found: dict[str, LinkKind] = {}
    for entry in filter(None, (part.strip() for part in value.split(","))):
        key, _, kind = (part.strip() for part in entry.partition("="))
        if kind not in (one.value for one in LinkKind):
            raise ValueError(f"“{entry}” does not say what the host shows, as in logs.example.com=logs (or =metrics)")
        if not _KEY.fullmatch(key):
            raise ValueError(f"“{entry}” names no host, as in logs.example.com=logs, without https://")
        found[key.casefold()] = LinkKind(kind)
    return found


def link_kind(address: str, hosts: Mapping[str, LinkKind] = DEFAULT_HOSTS) -> LinkKind | None:
    """Return what the link `address` shows; None where no key of `hosts` fits it, or it is none."""
    try:
        parts = urlsplit(address)
        host, path = (parts.hostname or "").casefold(), parts.path.casefold()
    except ValueError:  # such as "https://[half"
        return None
    keys = _by_name(tuple(hosts))
    fitting = [key for name in _names(host) for key, below in keys.get(name, ()) if path.startswith(below)]
    return hosts[max(fitting, key=lambda key: ("/" in key, len(key), key))] if fitting else None


@lru_cache(maxsize=8)
def _by_name(keys: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """The keys, each with the path that it asks for, by the name before that path."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key in keys:
        name, slash, below = key.casefold().partition("/")
        found.setdefault(name, []).append((key, slash + below))
    return found


@lru_cache(maxsize=1024)
def _names(host: str) -> tuple[str, ...]:
    """What a key may call a host: it and the domains above it, and each of its names, whole or up to a hyphen."""
    labels = host.split(".")
    domains = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    parts = [label.split("-") for label in labels]
    return tuple(
        dict.fromkeys([*domains, *("-".join(part[:end]) for part in parts for end in range(1, len(part) + 1))])
    )
