"""Verbs of trouble: connections that end, calls that fail, envelopes that come late, often and in any order."""

from datetime import timedelta

from bot.emulator.control.base import Verbs
from bot.emulator.faults import Fault
from bot.emulator.moments import Moment


class Troubling(Verbs):
    """Makes trouble on demand; `heal` ends all of it that is still to come."""

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every socket to leave: `warning`, `refresh_requested` or `link_disabled`."""
        self._socket.disconnect(reason)

    def cut(self) -> None:
        """Drop every socket without a word."""
        self._socket.cut()

    def cut_at(self, moment: str, *, skip: int = 0) -> None:
        """Drop every socket the next time that this happens, after `skip` times that it does not.

        `greeting`: a socket was opened, and is not greeted; `sending`: a payload is on its way, and is lost;
        `acknowledging`: an acknowledgement is on its way, and is lost; `calling`: a call of the Web API comes in.
        """
        with self._ws.lock:
            self._socket.moments[Moment(moment)] = skip

    def hide_metadata(self) -> None:
        """Give messages without their metadata from now on, so that an app does not know its own again."""
        with self._ws.lock:
            self._ws.hides_metadata = True

    def freeze(self) -> None:
        """Let every socket go dead without being closed (half-open), until the app opens another one."""
        self._socket.freeze()

    def fail(
        self,
        method: str,
        *,
        times: int = 1,
        error: str | None = None,
        status: int | None = None,
        retry_after: float | None = None,
        hang: float | None = None,
        before: bool | None = None,
        skip: int = 0,
    ) -> None:
        """Let the next `times` calls of `method` (`*`: of any) fail, after `skip` good ones.

        `error` answers `ok: false`; `status` is an HTTP status; `retry_after` seconds make a 429; `hang`
        waits so many seconds and drops the connection. `before` says that the call has no effect: by
        default it has none when Slack refuses, and has it when only the answer is lost (`hang`).
        """
        if before is None:
            before = hang is None
        fault = Fault(
            method=method,
            times=times,
            error=error,
            status=status,
            retry_after=retry_after,
            hang=hang,
            before=before,
            skip=skip,
        )
        with self._ws.lock:
            self._faults.add(fault)

    def heal(self) -> None:
        """Take back every fault, delay, cap and loss that is still to come."""
        with self._ws.lock:
            self._faults.coming.clear()
            self._faults.delay = self._faults.share = self._socket.ack_delay = 0.0
            self._socket.shuffling.end()
            self._socket.dropping = 0
            self._socket.moments.clear()
            self._faults.reading_interval = timedelta()
            self._faults.limits.switch(False)
            self._faults.refuses_unknown = False
            self._ws.history_cap, self._ws.loses_shares = None, False

    def delay(self, seconds: float) -> None:
        """Let every Web API answer take this much longer."""
        with self._ws.lock:
            self._faults.delay = seconds

    def cap_history(self, messages: int | None) -> None:
        """Never return more messages a page than this, as for apps outside the Marketplace."""
        with self._ws.lock:
            self._ws.history_cap = messages

    def limit_reading(self, calls_a_minute: float = 1, messages: int = 15) -> None:
        """Read as apps outside the Marketplace may: so often by each method, and so many messages a page.

        What is asked for sooner, by the emulator's clock, is answered with 429 and `Retry-After`.
        """
        with self._ws.lock:
            self._faults.reading_interval = timedelta(minutes=1) / calls_a_minute
            self._ws.history_cap = messages

    def limit_rates(self, is_on: bool = True) -> None:
        """Answer 429 to calls above the rates of Slack's tiers, by the emulator's clock, or no longer."""
        with self._ws.lock:
            self._faults.limits.switch(is_on)

    def refuse_unknown_arguments(self, is_on: bool = True) -> None:
        """Answer `invalid_arguments` to arguments that Slack would pass over in silence, or no longer."""
        with self._ws.lock:
            self._faults.refuses_unknown = is_on

    def lose_shares(self, lost: bool = True) -> None:
        """Let completed uploads say ok and share nothing, as Slack has been seen to do."""
        with self._ws.lock:
            self._ws.loses_shares = lost

    def fail_often(self, share: float, seed: int) -> None:
        """Let this share of all calls fail from now on: with 429, with 500, or by an answer that never comes.

        The same seed gives the same sequence of fates; which call meets which depends on their order.
        """
        with self._ws.lock:
            self._faults.fail_often(share, seed)

    def delay_acknowledgements(self, seconds: float) -> None:
        """Take each acknowledgement that comes over a socket in so much later."""
        with self._ws.lock:
            self._socket.ack_delay = seconds

    def drop(self, times: int = 1) -> None:
        """Lose the next `times` envelopes on the way, while the sockets stay as they are."""
        with self._ws.lock:
            self._socket.dropping = times

    def shuffle(self, seed: int, *, most: int = 3, seconds: float = 0.3) -> None:
        """Send each event from now on one to `most` times, each time up to so many seconds late."""
        with self._ws.lock:
            self._socket.shuffling.begin(seed, most, seconds)
