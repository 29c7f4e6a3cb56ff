"""Canvases in Slack: making one, finding it again, its address, and who may open it."""

from datetime import datetime

from slack_sdk import WebClient

from bot.domain.ids import CanvasId, UserId
from bot.slack.errors import one_error
from bot.usecases.ports import CanvasAccess, SlackError

PAGE = 100
PAGES_SEARCHED = 5


class Canvases:
    """The part of the gateway that deals in canvases that stand alone, in no channel's tabs."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def create(self, title: str, markdown: str) -> CanvasId:
        """Make a canvas that only we can open."""
        content = {"type": "markdown", "markdown": markdown}
        with one_error():
            return CanvasId(self._client.canvases_create(title=title, document_content=content)["canvas_id"])

    def find(self, name: str, since: datetime) -> CanvasId | None:
        """Return the canvas that we made since then and whose title begins with `name`, None where there is none.

        Slack lists canvases among the files of whoever made them; no other list has them.
        """
        with one_error():
            ours = self._client.auth_test()["user_id"]
        for page in range(1, PAGES_SEARCHED + 1):
            with one_error():
                said = self._client.files_list(user=ours, ts_from=str(int(since.timestamp())), count=PAGE, page=page)
            for file in said["files"]:
                if str(file.get("title") or "").startswith(name):
                    return CanvasId(file["id"])
            if page >= (said.get("paging") or {}).get("pages", 1):
                break
        return None

    def link(self, canvas_id: CanvasId) -> str:
        with one_error():
            return str(self._client.files_info(file=canvas_id)["file"]["permalink"])

    def open_to(self, user_id: UserId, canvas_id: CanvasId, access: CanvasAccess) -> None:
        """Give somebody access. Slack refuses where they were not sent the link before."""
        with one_error():
            said = self._client.canvases_access_set(canvas_id=canvas_id, access_level=access, user_ids=[user_id])
        if said.get("failed_to_update_user_ids"):
            raise SlackError("failed_to_update_user_ids", is_permanent=True)
