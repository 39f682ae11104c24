"""The guard: who is looking, what they may do, and whether a form came from our own page."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from dragoman.errors import DragomanError
from dragoman.model import Handling
from dragoman.run.accounts import Account, Accounts, Role

COOKIE = "dragoman"
SIGN_INS = RateLimitItemPerMinute(10)
"""Tries to sign in a minute, from one address and for one name."""
CHANGES = RateLimitItemPerMinute(120)
"""Judgements and the like a minute and account: two a second is as fast as a person judges."""
ADDITIONS = RateLimitItemPerMinute(30)
"""Texts added a minute and account."""
LOOKS = RateLimitItemPerMinute(1200)
"""Pages a minute and account; a workbench without accounts has one user and no limit."""


class RefusedError(DragomanError):
    """A request is not allowed; `status` is HTTP's, `why` is shown."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class SignInError(DragomanError):
    """Nobody is signed in."""


@dataclass(frozen=True, kw_only=True)
class Guard:
    """`accounts` is None for one user without password; `local` is that user's name. `secure`: its cookie
    goes over TLS only."""

    accounts: Accounts | None
    local: str
    clock: Callable[[], datetime]
    secure: bool
    secret: bytes
    limiter: MovingWindowRateLimiter

    def visitor(self, request: Request) -> Account:
        """Who asks. Raises SignInError, and RefusedError (429) where they ask too often."""
        if self.accounts is None:
            return Account(name=self.local, role=Role.STEWARD, clearance=Handling.RED)
        account = self.accounts.signed_in(request.cookies.get(COOKIE, ""))
        if account is None:
            raise SignInError
        self.hold(LOOKS, "looks", account.name)
        return account

    def at_least(self, account: Account, role: Role) -> None:
        """Raises RefusedError (403) where the account's role is less."""
        if not account.may(role):
            raise RefusedError(403, f"this needs the role {role.value}; {account.name} is {account.role.value}")

    def hold(self, rate: RateLimitItemPerMinute, *whose: str) -> None:
        """Counts one; raises RefusedError (429) where it is one too many."""
        if not self.limiter.hit(rate, *whose):
            raise RefusedError(429, "too many requests; wait a minute")

    def token(self, request: Request) -> str:
        """The visit's cookie: a session's token, or a chance one."""
        return request.cookies.get(COOKIE) or request.state.visit

    def form_token(self, request: Request) -> str:
        """What a form of this visit must send back."""
        return hmac.new(self.secret, self.token(request).encode(), sha256).hexdigest()

    def check_form(self, request: Request, given: str) -> None:
        """Raises RefusedError (403) for a form that is not from a page of ours in this visit."""
        origin = request.headers.get("origin")
        foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
        site = request.headers.get("sec-fetch-site", "same-origin")
        ours = COOKIE in request.cookies and hmac.compare_digest(self.form_token(request), given)
        if foreign or site not in ("same-origin", "none") or not ours:
            raise RefusedError(403, "this form is not from this visit; go back, load the page again and repeat")

    def audit(self, who: str, what: str, about: str) -> None:
        """Notes an action where there are accounts; a judgement stands in the ledger in any case."""
        if self.accounts is not None:
            self.accounts.note(who, what, about)


def guard(
    accounts: Accounts | None, *, local: str, clock: Callable[[], datetime], secure: bool, secret: bytes | None = None
) -> Guard:
    """A guard with a secret of its own; forms loaded before a restart must be loaded again."""
    return Guard(
        accounts=accounts,
        local=local,
        clock=clock,
        secure=secure,
        secret=secret or secrets.token_bytes(32),
        limiter=MovingWindowRateLimiter(MemoryStorage()),
    )
