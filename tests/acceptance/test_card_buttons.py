"""The card's buttons: whoever is too late sees what the first did, and nothing is overwritten unseen."""

from typing import Any

from tests.support.stage import Scene
from tests.support.stage_reading import message_lines, posts, view_lines, words


def opened(scene: Scene) -> str:
    """Declare an incident that Ben is in as well; return its channel's id."""
    channel_id = scene.declare()
    scene.enter("ben", scene.name_of(channel_id))
    return channel_id


def card_lines(scene: Scene, channel_id: str) -> list[str]:
    return message_lines(scene, posts(scene, channel_id)[0])


def told(scene: Scene, who: str) -> str:
    """Return what somebody was told last, alone."""
    return "\n".join(message_lines(scene, scene.control.ephemerals(scene.people[who])[-1]))


def press(scene: Scene, who: str, action: str, channel_id: str) -> None:
    """Press a button of the card as it stands in front of them, without waiting for what follows."""
    scene.control.click(scene.people[who], action, channel=channel_id)


def open_form(scene: Scene, who: str, action: str, channel_id: str) -> None:
    scene.click(who, action, channel=channel_id)


def text_of(scene: Scene, who: str) -> str:
    view = scene.view(who)
    assert view is not None
    return "\n".join(view_lines(scene, view))


def close(scene: Scene, *people: str) -> None:
    for who in people:
        scene.control.close_view(scene.people[who])


def test_of_two_who_claim_the_lead_at_once_the_second_is_told_who_leads(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    shared_scene.type("ben", "", shared_scene.name_of(channel_id))  # a menu of his own, which is not rewritten
    for who in ("ada", "ben"):
        press(shared_scene, who, "menu_claim:lead", channel_id)
    shared_scene.finish()
    assert "Lead: @ada" in card_lines(shared_scene, channel_id)
    assert "@ada leads INC-" in told(shared_scene, "ben")
    assert "so nothing was changed" in told(shared_scene, "ben")


def test_whoever_claims_the_lead_twice_leads_once(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    shared_scene.type("ben", "", shared_scene.name_of(channel_id))
    for _ in range(2):
        press(shared_scene, "ben", "menu_claim:lead", channel_id)
    shared_scene.finish()
    answers = [message_lines(shared_scene, one)[0] for one in shared_scene.control.ephemerals(shared_scene.ben)[-2:]]
    assert sum("is the lead already; nothing was changed" in answer for answer in answers) == 1


def test_while_somebody_leads_the_card_offers_the_lead_to_nobody(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    shared_scene.type("ada", "lead @ben", shared_scene.name_of(channel_id))
    assert "[Take a role…] [Add a note] [Mark a milestone…] [Resolve]" in card_lines(shared_scene, channel_id)


def test_a_role_that_somebody_took_meanwhile_is_not_overwritten_unseen(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    for who in ("ada", "ben"):
        open_form(shared_scene, who, "menu_form:role", channel_id)
    shared_scene.submit("ada", {"role": "deputy"})
    shared_scene.submit("ben", {"role": "deputy"})
    assert "@ada is deputy in INC-" in text_of(shared_scene, "ben")
    assert "Deputy: @ada" in card_lines(shared_scene, channel_id)
    shared_scene.submit("ben", {})
    assert "Deputy: @ben" in card_lines(shared_scene, channel_id)
    close(shared_scene, "ada", "ben")


def test_a_role_is_given_to_whoever_is_chosen(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    open_form(shared_scene, "ben", "menu_form:role", channel_id)
    shared_scene.submit("ben", {"role": "communications_lead", "who": shared_scene.dana})
    assert "Communications lead: @dana" in card_lines(shared_scene, channel_id)
    assert "To undo: `/incident role" in text_of(shared_scene, "ben")
    close(shared_scene, "ben")


def test_the_scribe_itself_takes_no_role(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    open_form(shared_scene, "ben", "menu_form:role", channel_id)
    assert list(shared_scene.submit("ben", {"role": "deputy", "who": shared_scene.scribe_id}).errors) == ["who"]
    close(shared_scene, "ben")


def mark(scene: Scene, who: str, **values: Any) -> None:
    scene.submit(who, {"milestone": "mitigated", **values})


def test_a_milestone_that_somebody_set_meanwhile_is_not_overwritten_unseen(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    for who in ("ada", "ben"):
        open_form(shared_scene, who, "menu_form:mark", channel_id)
    mark(shared_scene, "ada", text="Rolled back")
    mark(shared_scene, "ben", text="Restarted")
    assert "@ada set `mitigated` to" in text_of(shared_scene, "ben")
    where = shared_scene.name_of(channel_id)
    assert "Restarted" not in words(shared_scene, shared_scene.type("ada", "timeline", where).text)
    shared_scene.submit("ben", {})
    timeline = words(shared_scene, shared_scene.type("ada", "timeline", where).text)
    assert "Rolled back (corrected since)" in timeline
    assert "*mitigated* Restarted" in timeline
    close(shared_scene, "ada", "ben")


def test_whoever_resolves_second_is_told_who_did(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    shared_scene.say("ben", channel_id, "I am on it")
    shared_scene.type("ben", "", shared_scene.name_of(channel_id))
    press(shared_scene, "ada", "menu:resolve", channel_id)
    press(shared_scene, "ben", "menu:resolve", channel_id)
    shared_scene.finish()
    assert " is resolved already, by @ada at " in told(shared_scene, "ben")
    close(shared_scene, "ada")


def test_a_form_of_an_incident_that_is_over_meanwhile_says_so(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    open_form(shared_scene, "ben", "menu_form:mark", channel_id)
    shared_scene.type("ada", "cancel A false alarm", shared_scene.name_of(channel_id))
    [why] = shared_scene.submit("ben", {"milestone": "mitigated"}).errors.values()
    assert "is canceled: nothing more is recorded in it" in why
    assert "[Reopen]" in card_lines(shared_scene, channel_id)
    close(shared_scene, "ben")


def test_a_lead_who_left_slack_is_shown_as_gone_and_the_lead_is_offered(shared_scene: Scene) -> None:
    channel_id = opened(shared_scene)
    where = shared_scene.name_of(channel_id)
    shared_scene.type("ada", "role deputy @dana", where)
    shared_scene.type("ada", "lead @cleo", where)
    for who in ("cleo", "dana"):
        shared_scene.control.change_user(shared_scene.people[who], deleted=True)
    shared_scene.finish()
    lines = card_lines(shared_scene, channel_id)
    assert "Lead: @cleo (has left Slack) (`/incident lead @name`)" in lines
    assert "Deputy: @dana (has left Slack)" in lines
    roles = words(shared_scene, shared_scene.type("ada", "role", where).text)
    assert "• Incident lead: @cleo (has left Slack)" in roles
    shared_scene.click("ben", "menu_claim:lead", channel=channel_id)
    assert "Lead: @ben" in card_lines(shared_scene, channel_id)
    for who in ("cleo", "dana"):
        shared_scene.control.change_user(shared_scene.people[who], deleted=False)
    shared_scene.finish()
    assert "Deputy: @dana" in card_lines(shared_scene, channel_id)
