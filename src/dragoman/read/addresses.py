"""Which addresses may be asked: web addresses of public hosts, connected to at the number that was checked."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx2

from dragoman.errors import DragomanError

PRIVATE = "allow_private = true under [fetch] in dragoman.toml lets it be read"
SCHEMES = ("http", "https")
TRANSLATED = IPv6Network("64:ff9b::/96")
Resolver = Callable[[str, int], Sequence[str]]


class AddressError(DragomanError):
    """An address that is not asked; the message says why."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The numbers of a host, by the system's resolver. Raises OSError where it has none."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(number: str) -> bool:
    """Whether a number is one of the open internet: no loopback, private, link-local or reserved one.

    >>> is_public("192.168.1.1"), is_public("::ffff:10.0.0.1"), is_public("9.9.9.9")
    (False, False, True)
    """
    address = ip_address(number.partition("%")[0])
    inner = _wrapped(address) if isinstance(address, IPv6Address) else None
    return (inner or address).is_global and not address.is_multicast


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 number that an IPv6 one stands for: mapped, 6to4, or behind a translator (RFC 6052)."""
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


class PublicTransport(httpx2.BaseTransport):
    """Connects to the very number that was found public, so that a name cannot mean another host a moment later."""

    def __init__(
        self,
        inner: httpx2.BaseTransport,
        *,
        allow_private: bool,
        resolver: Resolver = resolve,
        is_open: Callable[[str], bool] = is_public,
    ) -> None:
        self._inner = inner
        self._allow_private = allow_private
        self._resolver = resolver
        self._is_open = is_open

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends the request. Raises AddressError for schemes and hosts that are not asked."""
        url = request.url
        if url.scheme not in SCHEMES:
            raise AddressError(f"{url.scheme}: addresses are not read, only http and https")
        if not self._allow_private:
            request.extensions = {**request.extensions, "sni_hostname": url.host}
            request.url = url.copy_with(
                host=self._checked(url.host, url.port or (443 if url.scheme == "https" else 80))
            )
        return self._inner.handle_request(request)

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()

    def _checked(self, host: str, port: int) -> str:
        try:
            numbers = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise AddressError(f"no host is called {host}") from error
        if not numbers:
            raise AddressError(f"no host is called {host}")
        if not all(map(self._is_open, numbers)):
            raise AddressError(
                f"{host} is a private address; allow_private = true under [fetch] in dragoman.toml lets it be read"
            )
        return numbers[0]
