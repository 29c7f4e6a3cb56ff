"""OAuth v2: a person's consent becomes a code, and the code a token."""

import base64
import hashlib
from dataclasses import dataclass

from bot.emulator.errors import SlackError
from bot.emulator.records import Json
from bot.emulator.tokens import LIFETIME, Grant, Tokens
from bot.emulator.workspace import Workspace

CODE_SECONDS = 600


@dataclass(kw_only=True)
class Consent:
    """What a person said yes to; its code is good once, for ten minutes. `challenge` is that of PKCE."""

    user: str
    scopes: tuple[str, ...]
    redirect_uri: str
    until: int
    challenge: str = ""


class OAuth:
    """Hands out codes and redeems them. Hold the workspace's lock."""

    def __init__(self, ws: Workspace, tokens: Tokens) -> None:
        self.ws = ws
        self.tokens = tokens
        self._codes: dict[str, Consent] = {}

    def redirect_for(self, client_id: str, redirect_uri: str) -> str:
        """Where to send the person back to; SlackError for another app, or an address that the manifest lacks."""
        if client_id != self.tokens.credentials.client_id:
            raise SlackError("invalid_client_id")
        known = self.ws.manifest.redirect_urls
        wanted = redirect_uri or next(iter(known), "")
        if not any(_is_below(wanted, one) for one in known):
            raise SlackError("bad_redirect_uri")
        return wanted

    def scopes_in(self, asked: str) -> tuple[str, ...]:
        """The scopes asked for; SlackError where there are none, or one that the manifest lacks."""
        scopes = tuple(scope for scope in asked.replace(" ", ",").split(",") if scope)
        if not scopes:
            raise SlackError("no_scopes")
        if not set(scopes) <= set(self.ws.manifest.scopes):
            raise SlackError("invalid_scope")
        return scopes

    def agree(self, consent: Consent) -> str:
        """A code for what a person said yes to."""
        code = self.ws.new_id("code-")
        self._codes[code] = consent
        return code

    def access(self, args: Json) -> Json:
        """The answer of `oauth.v2.access`: for a code, or for a refresh token."""
        self.check_client(args)
        kind = args.get("grant_type") or "authorization_code"
        if kind == "refresh_token":
            old = self.tokens.refreshed(str(args.get("refresh_token") or ""))
            return self._answer(self.tokens.issue(old.scopes), None)
        if kind != "authorization_code":
            raise SlackError("invalid_grant_type")
        consent = self._redeemed(args)
        return self._answer(self.tokens.issue(consent.scopes), consent.user)

    def check_client(self, args: Json) -> None:
        """SlackError unless the call carries the app's id and secret."""
        if args.get("client_id") != self.tokens.credentials.client_id:
            raise SlackError("invalid_client_id")
        if args.get("client_secret") != self.tokens.credentials.client_secret:
            raise SlackError("bad_client_secret")

    def _redeemed(self, args: Json) -> Consent:
        consent = self._codes.pop(str(args.get("code") or ""), None)
        if consent is None or consent.until <= self.ws.seconds():
            raise SlackError("invalid_code")
        if args.get("redirect_uri") and args["redirect_uri"] != consent.redirect_uri:
            raise SlackError("bad_redirect_uri")
        if consent.challenge and _challenge(str(args.get("code_verifier") or "")) != consent.challenge:
            raise SlackError("invalid_code_verifier")
        return consent

    def _answer(self, grant: Grant, user: str | None) -> Json:
        ws = self.ws
        answer: Json = {
            "app_id": ws.app_id,
            "scope": ",".join(grant.scopes),
            "token_type": "bot",
            "access_token": grant.token,
            "bot_user_id": ws.bot.id,
            "team": {"id": ws.team_id, "name": ws.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }
        if user is not None:
            answer["authed_user"] = {"id": user}
        return answer | ({"refresh_token": grant.refresh, "expires_in": LIFETIME} if grant.refresh else {})


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _is_below(wanted: str, known: str) -> bool:
    return wanted == known or wanted.startswith((f"{known.rstrip('/')}/", f"{known}?"))
