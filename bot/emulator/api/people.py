"""users.*, auth.test, api.test: who is here, and who is asking."""

from bot.emulator.api.call import Call
from bot.emulator.api.paging import page_of
from bot.emulator.errors import SlackError
from bot.emulator.records import Json, User
from bot.emulator.shapes import profile_json, user_json

LOCALE = "en-US"


def users_info(call: Call) -> Json:
    """users.info"""
    return {"user": _shown(call, call.user(call.text("user")))}


def users_list(call: Call) -> Json:
    """users.list: everybody, the deactivated and the bot included."""
    page, tail = page_of(call, list(call.ws.users.values()), default=1000)
    return {"members": [_shown(call, u) for u in page], "cache_ts": call.ws.seconds(), **tail}


def _shown(call: Call, user: User) -> Json:
    return user_json(call.ws, user) | ({"locale": LOCALE} if call.flag("include_locale") else {})


def users_lookup_by_email(call: Call) -> Json:
    """users.lookupByEmail"""
    for user in call.ws.users.values():
        if user.email and user.email == call.text("email").lower() and not user.deleted:
            return {"user": user_json(call.ws, user)}
    raise SlackError("users_not_found")


def auth_test(call: Call) -> Json:
    """auth.test"""
    ws = call.ws
    return {
        "url": ws.url,
        "team": ws.domain,
        "user": ws.bot.name,
        "team_id": ws.team_id,
        "user_id": ws.bot.id,
        "bot_id": ws.bot_id,
        "is_enterprise_install": False,
    }


def api_test(args: Json) -> Json:
    """api.test: answers with its arguments, or with the error they ask for."""
    if args.get("error"):
        raise SlackError(str(args["error"]), args=args)
    return {"args": args} if args else {}


def profile_get(call: Call) -> Json:
    """users.profile.get: of the bot itself, or of `user`."""
    user = call.user(call.text("user")) if call.text("user") else call.ws.bot
    return {"profile": profile_json(call.ws, user)}


def get_presence(call: Call) -> Json:
    """users.getPresence: everybody who was not deactivated is there."""
    user = call.user(call.text("user")) if call.text("user") else call.ws.bot
    return {"presence": "away" if user.deleted else "active"}
