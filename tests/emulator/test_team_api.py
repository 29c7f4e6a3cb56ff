"""team.info, bots.info, emoji.list, usergroups.* and what else there is to know of people."""

from slack_sdk import WebClient

from bot.emulator import Control, Emulator
from tests.emulator.helpers import refusal
from tests.emulator.world import Cast


def test_a_team_has_its_id_and_domain(client: WebClient) -> None:
    team = client.team_info()["team"]
    assert (team["id"], team["domain"]) == ("T0000SCRIBE", "example")


def test_another_team_is_not_found(client: WebClient) -> None:
    assert refusal(client.team_info, team="T00000OTHER") == "team_not_found"


def test_a_bot_knows_its_user(client: WebClient, emulator: Emulator) -> None:
    bot = client.bots_info(bot=emulator.bot_id)["bot"]
    assert (bot["user_id"], bot["app_id"]) == (emulator.bot_user_id, emulator.app_id)


def test_another_apps_bot_is_found(client: WebClient, control: Control) -> None:
    pager = control.add_user("pager", is_bot=True)
    bot_id = client.users_info(user=pager)["user"]["profile"]["bot_id"]
    assert client.bots_info(bot=bot_id)["bot"]["name"] == "pager"


def test_an_unknown_bot_is_not_found(client: WebClient) -> None:
    assert refusal(client.bots_info, bot="B00000NONE") == "bot_not_found"


def test_the_emoji_of_the_workspace_are_listed(client: WebClient, control: Control) -> None:
    control.add_emoji("shipit", "alias:rocket")
    assert client.emoji_list()["emoji"] == {"shipit": "alias:rocket"}


def test_everybodys_emoji_come_by_category_when_asked_for(client: WebClient) -> None:
    assert "categories" not in client.emoji_list()
    names = [category["name"] for category in client.emoji_list(include_categories=True)["categories"]]
    assert "Objects" in names


def test_a_group_of_people_is_listed_with_what_was_asked_for(client: WebClient, control: Control, cast: Cast) -> None:
    control.add_usergroup("sre", [cast.ada, cast.ben])
    [bare] = client.usergroups_list()["usergroups"]
    [full] = client.usergroups_list(include_users=True, include_count=True)["usergroups"]
    assert ("users" in bare, full["users"], full["user_count"]) == (False, [cast.ada, cast.ben], 2)


def test_a_disabled_group_is_listed_only_when_asked_for(client: WebClient, control: Control) -> None:
    control.disable_usergroup(control.add_usergroup("sre"))
    assert client.usergroups_list()["usergroups"] == []
    assert len(client.usergroups_list(include_disabled=True)["usergroups"]) == 1


def test_the_members_of_a_group_are_listed(client: WebClient, control: Control, cast: Cast) -> None:
    group = control.add_usergroup("sre", [cast.ada])
    assert client.usergroups_users_list(usergroup=group)["users"] == [cast.ada]


def test_a_group_that_is_not_there_is_refused(client: WebClient) -> None:
    assert refusal(client.usergroups_users_list, usergroup="S00000NONE") == "no_such_subteam"


def test_a_profile_is_that_of_the_user(client: WebClient, cast: Cast) -> None:
    assert client.users_profile_get(user=cast.ada)["profile"]["display_name"] == "ada"


def test_a_deactivated_user_is_away(client: WebClient, control: Control, cast: Cast) -> None:
    control.change_user(cast.cleo, deleted=True)
    presence = [client.users_getPresence(user=user)["presence"] for user in (cast.ada, cast.cleo)]
    assert presence == ["active", "away"]


def test_a_locale_comes_when_asked_for(client: WebClient, cast: Cast) -> None:
    assert "locale" not in client.users_info(user=cast.ada)["user"]
    assert client.users_info(user=cast.ada, include_locale=True)["user"]["locale"] == "en-US"
