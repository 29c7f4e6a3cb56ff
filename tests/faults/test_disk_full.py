"""No file can grow, as on a full disk: whoever acts is told, and all that was said is kept once there is room."""

from datetime import timedelta

from tests.integration.usecases.world import ADA, OPS
from tests.support.bot_process_stage import ProcessStage

SAID = 20


def typed(stage: ProcessStage, text: str) -> str:
    answer = stage.control.command(ADA, OPS, "/incident", text).text
    return str(answer)


def test_a_full_disk_loses_nothing_and_ends_nobody(process_stage: ProcessStage) -> None:
    stage, bot = process_stage, process_stage.bot
    for text in ("start here Checkout fails", "severity sev2", "severity sev1"):  # the last rewriting of the card waits
        typed(stage, text)
        stage.settle()
    bot.limit_files(0)
    stage.clock.advance_to(stage.clock.now() + timedelta(minutes=1))
    for number in range(SAID):
        stage.control.say(ADA, OPS, f"message {number}")
    assert "nothing was stored" in typed(stage, "note Rolled back")
    assert not bot.look().is_idle
    assert stage.control.unacknowledged() == SAID
    assert bot.reasons() == ["the database takes no writes"]
    bot.limit_files(None)
    stage.settle()
    assert "Noted" in typed(stage, "note Rolled back")
    stage.assert_whole()
    assert bot.lives == 1
