"""The settings: environment variables, each named and checked once. `NAME_FILE` reads NAME from a file."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from bot import setting_checks as checks
from bot.domain.announcing import Announcing, parse_channels
from bot.domain.oncall import parse_groups
from bot.domain.policy import read_permissions
from bot.domain.reminders.intervals import Intervals, parse_numbers
from bot.domain.review import DEFAULT_ROLES, SignOffRole
from bot.domain.roles import parse_roles
from bot.domain.severity_names import parse_severity_names
from bot.postmortem.hosts import DEFAULT_HOSTS, parse_hosts
from bot.usecases.calendars import parse_countries
from bot.usecases.taste import Taste

DEFAULT_DATABASE = "sqlite:///scribe.db"


class Settings(BaseModel):
    """Everything that can be set. Field descriptions make the documentation's table."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    slack_bot_token: Annotated[SecretStr, checks.token("xoxb-")] = Field(
        alias="SLACK_BOT_TOKEN", description="The bot token, from “OAuth & Permissions”"
    )
    slack_app_token: Annotated[SecretStr | None, checks.token("xapp-")] = Field(
        None, alias="SLACK_APP_TOKEN", description="The app-level token with `connections:write`; not for `--http`"
    )
    slack_signing_secret: Annotated[SecretStr | None, AfterValidator(checks.signing_secret)] = Field(
        None, alias="SLACK_SIGNING_SECRET", description="The signing secret, from “Basic Information”; for `--http`"
    )
    public_url: Annotated[str | None, AfterValidator(checks.public_address)] = Field(
        None, alias="SCRIBE_PUBLIC_URL", description="Where Slack reaches `serve --http`: `https://scribe.example.com`"
    )
    slack_api_url: Annotated[str, AfterValidator(checks.web_address)] = Field(
        "https://slack.com/api/", alias="SLACK_API_URL", description="Where Slack's Web API is"
    )
    database_url: Annotated[str, AfterValidator(checks.database)] = Field(
        DEFAULT_DATABASE, alias="DATABASE_URL", description="SQLite file or PostgreSQL"
    )
    timeline_reactions: str = Field(
        "pushpin", alias="SCRIBE_TIMELINE_REACTIONS", description="Reactions that put a message on the timeline"
    )
    action_reactions: str = Field(
        "dart", alias="SCRIBE_ACTION_REACTIONS", description="Reactions that make a message an action item"
    )
    update_reactions: str = Field(
        "mega,loudspeaker", alias="SCRIBE_UPDATE_REACTIONS",
        description="Reactions that mark a message as a status update to the team",
    )  # fmt: skip
    echo_notes: bool = Field(
        False, alias="SCRIBE_ECHO_NOTES", description="Whether a note given by `/incident note` shows in the channel"
    )
    link_hosts: Annotated[str, AfterValidator(checks.link_hosts)] = Field(
        "", alias="SCRIBE_LINK_HOSTS",
        description="Your log tools and dashboards, besides the usual ones: `logs.example.com=logs, charts=metrics`",
    )  # fmt: skip
    lookback_minutes: int = Field(
        30, ge=0, le=10080, alias="SCRIBE_LOOKBACK_MINUTES", description="How far back `start here` takes messages in"
    )
    severities: Annotated[str, AfterValidator(checks.severity_names)] = Field(
        "", alias="SCRIBE_SEVERITIES",
        description="What you call your severities, and what each means: `sev1=Critical: nobody can buy; sev2=Major`",
    )  # fmt: skip
    announcements_channel: Annotated[str, AfterValidator(checks.channels)] = Field(
        "", alias="SCRIBE_ANNOUNCEMENTS_CHANNEL",
        description="The channel that hears of each incident; its id, others by severity: "
        "`C0ALL, sev1=C0EXEC, sev4=never`",
    )  # fmt: skip
    test_announcements_channel: Annotated[str, AfterValidator(checks.channels)] = Field(
        "",
        alias="SCRIBE_TEST_ANNOUNCEMENTS_CHANNEL",
        description="The same for tests; unset: they are announced nowhere",
    )
    private_announcements_channel: Annotated[str, AfterValidator(checks.channels)] = Field(
        "", alias="SCRIBE_PRIVATE_ANNOUNCEMENTS_CHANNEL",
        description="The same for private incidents: whoever reads that channel learns of them; unset: nobody does",
    )  # fmt: skip
    oncall_groups: Annotated[str, AfterValidator(checks.groups)] = Field(
        "", alias="SCRIBE_ONCALL_GROUPS",
        description="User groups invited at a severity: `sev1=S0ONCALL, sev2=@backend-oncall`; not into private "
        "ones or tests",
    )  # fmt: skip
    timezone: Annotated[str | None, AfterValidator(checks.zone)] = Field(
        None, alias="SCRIBE_TIMEZONE", description="Local zone that documents print beside UTC"
    )
    sign_off_roles: Annotated[str, AfterValidator(checks.roles)] = Field(
        ",".join(role.value for role in DEFAULT_ROLES), alias="SCRIBE_SIGN_OFF_ROLES",
        description="Roles that must sign before a postmortem is final",
    )  # fmt: skip
    roles: Annotated[str, AfterValidator(checks.team_roles)] = Field(
        "", alias="SCRIBE_ROLES",
        description="The roles you use, and your words for them: `deputy, communications lead=comms boss, "
        "database expert`; unset: the usual ones",
    )  # fmt: skip
    templates: Annotated[Path | None, AfterValidator(checks.folder)] = Field(
        None, alias="SCRIBE_TEMPLATES", description="Folder of your own postmortem templates (`*.md.j2`)"
    )
    template_by_severity: Annotated[str, AfterValidator(checks.template_choices)] = Field(
        "", alias="SCRIBE_TEMPLATE_BY_SEVERITY", description="Template for a severity: `sev1=post-mortem, sev4=short`"
    )
    largest_image_kb: int = Field(
        4000, ge=0, le=50_000, alias="SCRIBE_LARGEST_IMAGE_KB",
        description="Images up to this size (in kB) are kept and shown in documents; 0 keeps none",
    )  # fmt: skip
    working_hours: Annotated[str, AfterValidator(checks.hours)] = Field(
        "09:00-17:00", alias="SCRIBE_WORKING_HOURS",
        description="When people may be reminded, by their own clock",
    )  # fmt: skip
    country: Annotated[str, AfterValidator(checks.countries)] = Field(
        "", alias="SCRIBE_COUNTRY",
        description="Whose public holidays count: `DE-BY`; others by zone or person: `DE, Asia/Tokyo=JP, U0ADA=GB`",
    )  # fmt: skip
    remind_hours: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "24", alias="SCRIBE_REMIND_HOURS",
        description="Hours before an item is due that its owner is reminded; by severity: `24, sev1=48, sev4=never`",
    )  # fmt: skip
    overdue_days: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "1", alias="SCRIBE_OVERDUE_DAYS",
        description="Working days between two reminders of an overdue item; by severity too",
    )  # fmt: skip
    lead_after_days: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "3", alias="SCRIBE_LEAD_AFTER_DAYS",
        description="Working days overdue after which the lead hears of an item as well",
    )  # fmt: skip
    postmortem_days: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "sev1=3", alias="SCRIBE_POSTMORTEM_DAYS",
        description="Days after which the lead is reminded of a postmortem that is not final",
    )  # fmt: skip
    postmortem_working_days: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "5, sev1=never", alias="SCRIBE_POSTMORTEM_WORKING_DAYS",
        description="The same in working days",
    )  # fmt: skip
    nudge_minutes: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "sev1=30, sev2=60", alias="SCRIBE_NUDGE_MINUTES",
        description="Minutes without anything new on an active incident's timeline until its channel is reminded",
    )  # fmt: skip
    just_wrote_minutes: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "5", alias="SCRIBE_JUST_WROTE_MINUTES",
        description="No such reminder for so many minutes after somebody wrote",
    )  # fmt: skip
    no_lead_minutes: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "5", alias="SCRIBE_NO_LEAD_MINUTES",
        description="Minutes without a lead until the channel is told",
    )  # fmt: skip
    update_minutes: Annotated[str, AfterValidator(checks.numbers)] = Field(
        "sev1=30, sev2=60", alias="SCRIBE_UPDATE_MINUTES",
        description="Minutes without a status update on an active incident until its communications lead is reminded",
    )  # fmt: skip
    permissions: Annotated[str, AfterValidator(checks.permissions)] = Field(
        "", alias="SCRIBE_PERMISSIONS",
        description="Who may do what, where it is not the default: `close=lead+admins, resolve=everyone, "
        "guests=nowhere`",
    )  # fmt: skip
    tick_seconds: float = Field(
        10, gt=0, le=3600, alias="SCRIBE_TICK_SECONDS", description="How often due reminders are looked for"
    )
    sweep_minutes: float = Field(
        5, gt=0, le=1440, alias="SCRIBE_SWEEP_MINUTES", description="How often open incidents are compared with Slack"
    )
    history_calls: float = Field(
        50, ge=0.01, le=50, alias="SCRIBE_HISTORY_CALLS_PER_MINUTE",
        description="How often a minute Slack lets the app read messages: 50, or 1 if sold outside the Marketplace",
    )  # fmt: skip
    connections: int = Field(
        1,
        ge=1,
        le=10,
        alias="SCRIBE_CONNECTIONS",
        description="Socket Mode connections; Slack allows 10 for all replicas",
    )
    silence_seconds: float = Field(
        10, ge=1, le=15, alias="SCRIBE_SILENCE_SECONDS", description="A connection as long silent is replaced"
    )
    keep_inbox_days: int = Field(
        7, ge=1, le=365, alias="SCRIBE_KEEP_INBOX_DAYS",
        description="How long done deliveries and effects are kept; what was given up, four times as long",
    )  # fmt: skip
    keep_log_days: int | None = Field(
        None, ge=1, le=36_500, alias="SCRIBE_KEEP_LOG_DAYS",
        description="So long after an incident is closed and its postmortem final, what was said in it is wiped; "
        "unset: never",
    )  # fmt: skip
    redact_extra: Annotated[str, AfterValidator(checks.own_patterns)] = Field(
        "", alias="SCRIBE_REDACT_EXTRA",
        description="Your own secrets, a line each: `name=regular expression`, or the path of a file of such lines",
    )  # fmt: skip
    health_host: str = Field("127.0.0.1", alias="SCRIBE_HEALTH_HOST", description="Where health and metrics are served")
    health_port: int | None = Field(
        None, ge=0, le=65535, alias="SCRIBE_HEALTH_PORT",
        description="The port of `/healthz`, `/readyz` and `/metrics`; unset: none",
    )  # fmt: skip
    lease_seconds: float = Field(
        60, ge=5, le=3600, alias="SCRIBE_LEASE_SECONDS", description="After this silence a process's work is given on"
    )
    log_level: str = Field(
        "INFO", alias="SCRIBE_LOG_LEVEL", pattern="^(INFO|WARNING|ERROR)$", description="INFO, WARNING or ERROR"
    )

    def taste(self) -> Taste:
        """Return what the use cases go by."""
        return Taste(
            timeline_reactions=checks.reactions(self.timeline_reactions),
            action_reactions=checks.reactions(self.action_reactions),
            update_reactions=checks.reactions(self.update_reactions),
            link_hosts={**DEFAULT_HOSTS, **parse_hosts(self.link_hosts)},
            severities=parse_severity_names(self.severities),
            lookback=timedelta(minutes=self.lookback_minutes),
            announcing=self._announcing(),
            echo_notes=self.echo_notes,
            oncall_groups=parse_groups(self.oncall_groups),
            timezone=self.timezone,
            templates=self.templates,
            template_by_severity=self.template_by_severity,
            intervals=self._intervals(),
            hours=checks.working_hours(self.working_hours),
            countries=parse_countries(self.country),
            roles=parse_roles(self.roles),
            permissions=read_permissions(self.permissions),
            largest_image=self.largest_image_kb * 1000,
            history_interval=timedelta(seconds=61 / self.history_calls),  # a little room, since calls travel unevenly
            sign_off_roles=tuple(SignOffRole(name) for name in dict.fromkeys(checks.listed(self.sign_off_roles))),
        )

    def _announcing(self) -> Announcing:
        return Announcing(
            usual=parse_channels(self.announcements_channel),
            tests=parse_channels(self.test_announcements_channel),
            private=parse_channels(self.private_announcements_channel),
        )

    def _intervals(self) -> Intervals:
        return Intervals(
            before_due_hours=parse_numbers(self.remind_hours),
            overdue_working_days=parse_numbers(self.overdue_days),
            lead_after_working_days=parse_numbers(self.lead_after_days),
            postmortem_days=parse_numbers(self.postmortem_days),
            postmortem_working_days=parse_numbers(self.postmortem_working_days),
            silence_minutes=parse_numbers(self.nudge_minutes),
            just_wrote_minutes=parse_numbers(self.just_wrote_minutes),
            no_lead_minutes=parse_numbers(self.no_lead_minutes),
            update_minutes=parse_numbers(self.update_minutes),
        )
