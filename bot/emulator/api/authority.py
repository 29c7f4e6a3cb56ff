"""The methods that are about tokens themselves, or need none: installing, revoking, checking, opening sockets."""

from collections.abc import Callable

from bot.emulator.api import people, validating
from bot.emulator.api.asking import Asked
from bot.emulator.link import Link
from bot.emulator.oauth import OAuth
from bot.emulator.records import Json
from bot.emulator.tokens import Tokens

YES = ("1", "true", "True")


class Authority:
    """`methods` answers by name; each sees the whole request, its token included."""

    def __init__(self, tokens: Tokens, oauth: OAuth, link: Link) -> None:
        self.tokens = tokens
        self.oauth = oauth
        self.link = link
        self.methods: dict[str, Callable[[Asked], Json]] = {
            "api.test": lambda asked: people.api_test(asked.args),
            "apps.connections.open": self._open,
            "apps.uninstall": self._uninstall,
            "auth.revoke": self._revoke,
            "blocks.validate": lambda asked: validating.validate(asked.args),
            "oauth.v2.access": lambda asked: oauth.access(asked.args),
            "tooling.tokens.rotate": lambda asked: tokens.rotate_configuration(str(asked.args["refresh_token"])),
        }

    def _open(self, asked: Asked) -> Json:
        """apps.connections.open: for the app's own token alone."""
        self.tokens.check(asked.token, "app")
        return self.link.new_url()

    def _uninstall(self, asked: Asked) -> Json:
        """apps.uninstall: by the bot's token together with the client's secret."""
        self.tokens.check(asked.token)
        self.oauth.check_client(asked.args)
        self.tokens.uninstall()
        return {}

    def _revoke(self, asked: Asked) -> Json:
        """auth.revoke: the token that calls, unless it is only a test."""
        self.tokens.check(asked.token)
        is_test = str(asked.args.get("test", "")) in YES
        if not is_test:
            self.tokens.revoke(asked.token)
        return {"revoked": not is_test}
