"""How many calls of Slack's Web API lie between `/incident resolve` and the draft in the lead's direct messages."""

from pathlib import Path

from tests.support.stage import running_scene

UPLOAD_IS_COMPLETE = "files.completeUploadExternal"


def calls_to_draft(folder: Path) -> int:
    """Resolve an incident that has a lead, a conversation and notes; return how many calls there were to the draft."""
    folder.mkdir(parents=True)
    with running_scene(folder / "calls.db") as scene:
        channel_id = scene.declare()
        where = scene.name_of(channel_id)
        scene.type("ada", "lead @ada", where)
        scene.enter("ben", where)
        scene.say("ben", channel_id, "The pool is exhausted")
        scene.type("ben", "note Rolled back to deploy 41", where)
        before = len(scene.control.api_calls())
        scene.type("ada", "resolve", where)
        names = [call.name for call in scene.control.api_calls()[before:]]
    return names.index(UPLOAD_IS_COMPLETE) + 1
