"""Which addresses of the network belong to everybody: what a person's machine alone may reach is not fetched."""

import socket
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Resolve = Callable[[str, int], list[str]]
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))  # IPv6 addresses that end in an IPv4 one


def is_url(target: str) -> bool:
    """True for what is to be fetched; anything else is a file's name."""
    return target.lower().startswith(("http://", "https://"))


def public(address: str) -> bool:
    """False for loopback, private, link-local, shared, reserved and multicast addresses, however they are written."""
    try:
        named = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in _meant(named))


def anywhere(address: str) -> bool:
    """For who runs a newsroom's own archive on a private network."""
    return True


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and those it carries in it."""
    yield address
    if isinstance(address, IPv4Address):
        return
    if address.is_site_local:
        yield IPv4Address("127.0.0.1")  # as private as that
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in _TRANSLATED):
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    yield from (one for one in carried if one is not None)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host; OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))
