"""team.info, bots.info, emoji.list and usergroups.*: what else there is in a workspace."""

from bot.emulator.api.call import Call
from bot.emulator.emojis import CATEGORIES
from bot.emulator.errors import SlackError
from bot.emulator.records import Json, UserGroup
from bot.emulator.shapes import icons

ICON_SIZES = (34, 44, 68, 88, 102, 132, 230)


def team_info(call: Call) -> Json:
    """team.info: this workspace alone."""
    ws = call.ws
    if call.text("team") not in ("", ws.team_id) or call.text("domain") not in ("", ws.domain):
        raise SlackError("team_not_found")
    pictures = {f"image_{size}": f"{ws.base_url}team/{size}.png" for size in ICON_SIZES}
    team = {
        "id": ws.team_id,
        "name": ws.domain.capitalize(),
        "domain": ws.domain,
        "email_domain": "example.com",
        "icon": {**pictures, "image_default": True},
        "url": ws.url,
        "is_verified": False,
    }
    return {"team": team}


def bots_info(call: Call) -> Json:
    """bots.info: this app's bot or another one's; nothing without an id."""
    ws, wanted = call.ws, call.text("bot")
    if not wanted:
        return {}
    user = next((u for u in ws.users.values() if u.bot_id == wanted), None)
    if user is None:
        raise SlackError("bot_not_found")
    bot = {
        "id": wanted,
        "deleted": user.deleted,
        "name": user.name,
        "updated": user.updated,
        "app_id": ws.app_id if user is ws.bot else f"A{wanted[1:]}",
        "user_id": user.id,
        "icons": icons(),
    }
    return {"bot": bot}


def emoji_list(call: Call) -> Json:
    """emoji.list: the workspace's own; Unicode's by category where asked for."""
    answer: Json = {"emoji": dict(call.ws.emoji), "cache_ts": call.ws.new_event_ts()}
    if call.flag("include_categories"):
        answer["categories"] = [{"name": name, "emoji_names": list(names)} for name, names in CATEGORIES.items()]
        answer["categories_version"] = "1"
    return answer


def usergroups_list(call: Call) -> Json:
    """usergroups.list: without their members, their count and the disabled ones, unless asked for."""
    groups = [g for g in call.ws.usergroups.values() if call.flag("include_disabled") or not g.deleted_at]
    return {"usergroups": [_group(call, group) for group in groups]}


def usergroups_users_list(call: Call) -> Json:
    """usergroups.users.list"""
    group = call.ws.usergroups.get(call.text("usergroup"))
    if group is None or (group.deleted_at and not call.flag("include_disabled")):
        raise SlackError("no_such_subteam")
    return {"users": list(group.users)}


def _group(call: Call, group: UserGroup) -> Json:
    body: Json = {
        "id": group.id,
        "team_id": call.ws.team_id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": group.description,
        "handle": group.handle,
        "is_external": False,
        "date_create": group.created,
        "date_update": group.created,
        "date_delete": group.deleted_at,
        "auto_provision": False,
        "enterprise_subteam_id": "",
        "created_by": group.creator,
        "updated_by": group.creator,
        "deleted_by": group.creator if group.deleted_at else None,
        "prefs": {"channels": [], "groups": []},
    }
    if call.flag("include_users"):
        body["users"] = list(group.users)
    return body | ({"user_count": len(group.users)} if call.flag("include_count") else {})
