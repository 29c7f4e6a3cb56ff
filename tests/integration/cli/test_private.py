"""What the command line prints of a private incident says that it is not for everybody, where it disturbs no pipe."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.clock import AdvancingClock
from bot.domain.ids import ChannelId
from bot.paths import data_path
from bot.storage import Store
from bot.storage.migrations import upgrade
from bot.usecases.answers import answer
from bot.usecases.drafts import request_draft
from bot.usecases.incidents import declare
from tests.integration.usecases.world import ADA, START, TEAM, scribe_on

WARNING = "INC-1 is for the members of its private channel only"
COMMANDS = (["answers", "INC-1"], ["revisions", "INC-1"], ["diff", "INC-1", "r1", "r2"], ["verify", "INC-1"])


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """A database with an incident that has two revisions and an answer."""
    opened = Store(sqlite_url)
    upgrade(opened, data_path("migrations"))
    scribe = scribe_on(opened, AdvancingClock(START))
    incident = declare(scribe, title="Breach", severity=None, by=ADA).incident
    answer(scribe, incident_id=incident.id, answers={"root_cause": "A public bucket"}, by=ADA)
    for _ in range(2):
        draft = request_draft(scribe, incident_id=incident.id, by=ADA)
        with opened.write() as tx:
            tx.documents.keep(incident.id, draft.revision, b"# Breach\n")
    with opened.write() as tx:
        tx.incidents.save(replace(incident, channel_id=ChannelId("C1")))
    yield opened
    opened.close()


@pytest.mark.parametrize("is_private", [True, False])
def test_a_warning_stands_beside_what_is_printed_of_a_private_incident(
    store: Store, sqlite_url: str, is_private: bool
) -> None:
    with store.write() as tx:
        tx.channels.save(TEAM, ChannelId("C1"), "room", is_member=True, is_private=is_private)
    runs = [CliRunner().invoke(main, command, env={"DATABASE_URL": sqlite_url}) for command in COMMANDS]
    assert [WARNING in run.stderr for run in runs] == [is_private] * len(COMMANDS)
    assert [run.stdout for run in runs if not run.stdout or WARNING in run.stdout] == []
