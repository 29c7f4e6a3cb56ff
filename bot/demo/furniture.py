"""What a new workspace has in it: three people, #general with a welcome, #incidents, and two bots beside the scribe."""

from bot.emulator import Control

PEOPLE = {"ada": "Europe/Berlin", "ben": "America/New_York", "dana": "Asia/Tokyo"}
GENERAL, INCIDENTS, ALERTS, GUIDE = "general", "incidents", "alerts", "guide"
SCRIBE = "@scribe"
WELCOME = f"""\
*Welcome.* This workspace runs on your machine, and nothing leaves it. You are Ada in Berlin, and can act as Ben in \
New York or Dana in Tokyo at any time. {SCRIBE} is the bot. Five things to try, in this order:

1.  *Declare.* Type `/incident start sev2 Checkout fails`. A channel opens; go there.
2.  *Say what you see, and mark what matters.* React to a message with :pushpin:, or pin it. The alert bot will say \
something worth marking, too.
3.  *Note what nobody said.* Type `/incident note -5m Rolled back the deploy`, then `/incident lead me` and \
`/incident action Alert earlier @ben by tomorrow`.
4.  *Resolve.* Type `/incident resolve Back to normal`. A form asks five times why; the draft of the postmortem comes \
as a direct message from {SCRIBE}.
5.  *Let it be tomorrow.* Act as Ben, move the clock to the next working day, 09:00 in New York, and answer what \
{SCRIBE} reminds him of."""
PLAYED = """\
*Welcome.* An incident of two hours is being acted out in #checkout-alerts, faster than it was: watch it there, and \
in the direct messages of Ada, who leads. When it is over the workspace is yours."""


def furnish(control: Control, scribe: str, *, has_welcome: bool) -> None:
    """Put people and channels into an empty workspace, and what is said to begin with; `scribe` is the bot's id."""
    people = [control.add_user(name, tz=tz, is_admin=name == "dana") for name, tz in PEOPLE.items()]
    furnish_around(control, scribe, people, WELCOME if has_welcome else "")
    if not has_welcome:
        return
    alerts = control.add_user(ALERTS, real_name="Alerts", is_bot=True)
    control.say(alerts, channel_named(control, GENERAL), FIRST_ALERT)


def furnish_around(control: Control, scribe: str, people: list[str], welcome: str) -> None:
    """Put the channels that every workspace has around these people, with words to begin with, if any."""
    general = control.add_channel(GENERAL, members=people)
    control.add_channel(INCIDENTS, members=[*people, scribe])
    if welcome:
        guide = control.add_user(GUIDE, real_name="Guide", is_bot=True)
        control.say(guide, general, welcome.replace(SCRIBE, f"<@{scribe}>"))


def channel_named(control: Control, name: str) -> str:
    """The id of the channel of this name, empty where there is none."""
    return next((str(channel["id"]) for channel in control.channels() if channel.get("name") == name), "")


FIRST_ALERT = ":rotating_light: *CheckoutErrorRateHigh* is firing: 18 % of checkouts in EU fail, 0.4 % is usual."
LATER_ALERTS = (
    (5.0, ":rotating_light: *CheckoutErrorRateHigh*: 18 % of checkouts in EU fail, p95 is at 3.1 s. US is healthy."),
    (20.0, "Deploy log: checkout-api 2214 reached EU nine minutes ago."),
    (60.0, ":chart_with_upwards_trend: Connections of checkout-api in EU: 4 of 4 in use, 212 requests waiting."),
)
