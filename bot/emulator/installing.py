"""The page on which a person installs the app: what it asks for, and the way back to it."""

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.emulator.errors import SlackError
from bot.emulator.local import Guard
from bot.emulator.oauth import CODE_SECONDS, Consent, OAuth
from bot.emulator.workspace import Workspace

HIDDEN = ("client_id", "scope", "redirect_uri", "state", "code_challenge")
PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Install {app}</title><main><h1>{app} asks for access to {team}</h1>
<p>It would be able to use:</p><ul>{scopes}</ul>
<form method="post">{hidden}
<p><label>Installed by <select name="user">{people}</select></label></p>
<p><button name="answer" value="allow">Allow</button> <button name="answer" value="cancel">Cancel</button></p>
</form></main></html>"""
HEADERS = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
TROUBLE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Cannot be installed</title>
<main><h1>This app cannot be installed</h1><p>Slack would say <code>{error}</code>.</p></main></html>"""


class InstallPage:
    """Serves `/oauth/v2/authorize`."""

    def __init__(self, ws: Workspace, oauth: OAuth, guard: Guard) -> None:
        self.ws = ws
        self.oauth = oauth
        self.guard = guard

    async def show(self, request: Request) -> Response:
        """The question: what the app asks for, and who installs it."""
        asked = dict(request.query_params)
        with self.ws.lock:
            try:
                self.oauth.redirect_for(asked.get("client_id", ""), asked.get("redirect_uri", ""))
                scopes = self.oauth.scopes_in(asked.get("scope", ""))
            except SlackError as refusal:
                return _trouble(refusal)
            return HTMLResponse(self._page(asked, scopes), headers=HEADERS)

    async def answer(self, request: Request) -> Response:
        """The answer: back to the app, with a code or with `access_denied`."""
        if not self.guard.allows(request):
            return HTMLResponse("only this workspace's own page can install an app", status_code=403)
        asked = dict(parse_qsl((await request.body()).decode("utf-8", "replace")))
        with self.ws.lock:
            try:
                back = self.oauth.redirect_for(asked.get("client_id", ""), asked.get("redirect_uri", ""))
                outcome = self._outcome(asked, back)
            except SlackError as refusal:
                return _trouble(refusal)
        outcome |= {"state": asked["state"]} if "state" in asked else {}
        return RedirectResponse(f"{back}{'&' if '?' in back else '?'}{urlencode(outcome)}", status_code=302)

    def _outcome(self, asked: Mapping[str, str], back: str) -> dict[str, str]:
        scopes = self.oauth.scopes_in(asked.get("scope", ""))
        user = asked.get("user", "")
        if asked.get("answer") != "allow" or user not in self.ws.users:
            return {"error": "access_denied"}
        until, challenge = self.ws.seconds() + CODE_SECONDS, asked.get("code_challenge", "")
        consent = Consent(user=user, scopes=scopes, redirect_uri=back, until=until, challenge=challenge)
        return {"code": self.oauth.agree(consent)}

    def _page(self, asked: Mapping[str, str], scopes: tuple[str, ...]) -> str:
        people = [user for user in self.ws.users.values() if not user.is_bot and not user.deleted]
        people.sort(key=lambda user: not user.is_admin)
        return PAGE.format(
            app=escape(self.ws.manifest.app_name),
            team=escape(self.ws.domain),
            scopes="".join(f"<li><code>{escape(scope)}</code></li>" for scope in scopes),
            hidden="".join(
                f'<input type="hidden" name="{name}" value="{escape(asked[name])}">' for name in HIDDEN if name in asked
            ),
            people="".join(f'<option value="{user.id}">{escape(user.real_name)}</option>' for user in people),
        )


def _trouble(refusal: SlackError) -> Response:
    return HTMLResponse(TROUBLE.format(error=escape(refusal.code)), status_code=400, headers=HEADERS)
