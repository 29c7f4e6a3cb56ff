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


def acknowledging(app: App) -> None:
    """A command that is acknowledged and nothing else."""

    @app.command(COMMAND)
    def command(ack: Ack) -> None:
        ack("Done.")


def storing(app: App) -> None:
    """A command, and an event, that commits one row, as safely as the scribe does, before it is acknowledged."""
    engine = sa.create_engine(os.environ["DATABASE_URL"])
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up)
    notes = sa.Table("note", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    notes.metadata.create_all(engine)

    def store(text: str) -> None:
        with engine.begin() as connection:
            connection.execute(sa.insert(notes).values(text=text))

    @app.command(COMMAND)
    def command(ack: Ack, body: dict[str, Any]) -> None:
        store(body["text"])
        ack("Done.")

    @app.event("message")
    def message(event: dict[str, Any]) -> None:
        store(event.get("text", ""))


def _set_up(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


FLOORS: dict[str, Callable[[App], None]] = {"acknowledging": acknowledging, "storing": storing}


def serve(name: str) -> None:
    """Serve the floor called `name` until the process is ended."""
    address, app_token = os.environ["SLACK_API_URL"], os.environ["SLACK_APP_TOKEN"]
    client = WebClient(token=os.environ.pop("SLACK_BOT_TOKEN"), base_url=address)  # Bolt would find it there too
    app = App(client=client, process_before_response=True)
    FLOORS[name](app)
    handler = SocketModeHandler(app, app_token, web_client=WebClient(token=app_token, base_url=address))
    handler.connect()  # type: ignore[no-untyped-call]
    threading.Event().wait()


if __name__ == "__main__":
    serve(sys.argv[1])
