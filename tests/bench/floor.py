"""What cannot be undercut: bare Bolt apps that do next to nothing, each in a process of its own."""

import os
import sys
import threading
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

from tests.bench.subjects import COMMAND

Command = Callable[..., None]


def acknowledging() -> Command:
    """A command that is acknowledged and nothing else."""

    def command(ack: Ack) -> None:
        ack("Done.")

    return command


def storing() -> Command:
    """A command that commits one row, as safely as the scribe does, before it is acknowledged."""
    engine = sa.create_engine(os.environ["DATABASE_URL"])
    sa.event.listen(engine, "connect", _set_up)
    notes = sa.Table("note", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    notes.metadata.create_all(engine)

    def command(ack: Ack, body: dict[str, Any]) -> None:
        with engine.begin() as connection:
            connection.execute(sa.insert(notes).values(text=body["text"]))
        ack("Done.")

    return command


def _set_up(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


FLOORS: dict[str, Callable[[], Command]] = {"acknowledging": acknowledging, "storing": storing}


def serve(name: str) -> None:
    """Serve the floor called `name` until the process is ended."""
    address, app_token = os.environ["SLACK_API_URL"], os.environ["SLACK_APP_TOKEN"]
    client = WebClient(token=os.environ.pop("SLACK_BOT_TOKEN"), base_url=address)  # Bolt would find it there too
    app = App(client=client, process_before_response=True)
    app.command(COMMAND)(FLOORS[name]())
    handler = SocketModeHandler(app, app_token, web_client=WebClient(token=app_token, base_url=address))
    handler.connect()  # type: ignore[no-untyped-call]
    threading.Event().wait()


if __name__ == "__main__":
    serve(sys.argv[1])
