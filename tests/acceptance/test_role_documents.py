"""Roles, links and impact in the documents."""

from tests.support.stage import Scene
from tests.support.stage_reading import draft


def drafted(scene: Scene, template: str) -> str:
    """Have Ada declare two incidents and say who does what in the second; return her draft of it."""
    scene.declare("sev2 Queue is stuck")
    where = scene.name_of(scene.declare("sev2 Checkout fails"))
    for text in (
        "role engineering manager @dana", "role on-call engineer @ben", "role comms @cleo", "link INC-1",
        "impact About 5 % of checkouts fail", f"draft {template}",
    ):  # fmt: skip
        scene.type("ada", text, where)
    scene.wait(minutes=3)
    return draft(scene, "ada", "INC-2-r1.md")


def test_whoever_has_a_role_stands_in_the_sign_off_table(scene: Scene) -> None:
    lines = drafted(scene, "incident-postmortem").splitlines()
    assert any("Engineering Manager" in line and "dana" in line for line in lines)
    assert any("On-call Engineer" in line and "ben" in line for line in lines)


def test_whoever_has_a_role_attends(scene: Scene) -> None:
    [attendees] = [line for line in drafted(scene, "post-mortem").splitlines() if "**Attendees**" in line]
    assert all(name in attendees for name in ("ada", "ben", "cleo", "dana"))


def test_the_impact_and_the_incident_linked_to_are_named(scene: Scene) -> None:
    text = drafted(scene, "incident-postmortem")
    assert "Impact: About 5 % of checkouts fail" in text
    assert "INC-1" in text
