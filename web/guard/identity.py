"""Who asks: by a key in a header, by the cookie of who signed in, by a proxy's word, or from this very machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any, NamedTuple

from starlette.requests import HTTPConnection

from rag.errors import InputError
from rag.settings import Settings
from web.guard.groups import Groups
from web.guard.keys import Keys
from web.guard.signed import Signed
from web.visitor import OWNER, Visitor

COOKIE = "khabar"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Known(NamedTuple):
    """A visitor, and whether the browser sends along what they are known by, whoever made the page that asks."""

    visitor: Visitor
    unasked: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Tells visitors by what the settings allow."""

    settings: Settings
    keys: Keys
    signed: Signed
    groups: Groups

    @property
    def open(self) -> bool:
        """Whether nobody has to sign in: nothing is set up for it."""
        return not (self.settings.oidc_issuer or self.settings.proxy_user or self.keys.all())

    def require_bindable(self) -> None:
        """InputError where people of other machines would be let in without a question."""
        if self.open and not loopback(self.settings.host):
            raise InputError(
                f"on {self.settings.host} anybody could read everything: make a key first (`python app.py keys add "
                "NAME`), set up sign-in (docs/sign-in.md), or leave KHABAR_HOST at 127.0.0.1"
            )
        if self.settings.oidc_issuer and not self.settings.oidc_client:
            raise InputError("KHABAR_OIDC_ISSUER is set: set KHABAR_OIDC_CLIENT to what Khabar is called there")
        if self.settings.proxy_user and not self.settings.proxies:
            raise InputError("KHABAR_PROXY_USER is set: list the proxies that may say it in KHABAR_PROXIES")
        self.groups.told()
        for network in self.settings.proxies:
            _network(network)

    def of(self, asked: HTTPConnection) -> Known | None:
        """The visitor, or None."""
        if (given := _key(asked.headers)) and not self.open:  # some clients send a key wherever they ask
            key = self.keys.find(given)
            return Known(key.visitor, unasked=False) if key else None
        found = self._by_proxy(asked) or self.of_session(asked.cookies.get(COOKIE, ""))
        if found is None and self.open and _from_here(asked):
            found = OWNER
        return Known(found, unasked=True) if found else None

    def of_session(self, cookie: str) -> Visitor | None:
        """Who signed in, with what they may do now."""
        facts = self.signed.read("session", cookie) if cookie else None
        if facts is None:
            return None
        key = self.keys.holding(facts["key"]) if facts.get("key") else None
        if facts.get("key") and (key is None or "as" not in facts):
            return key.visitor if key else None
        if "as" in facts:  # a page of a portal
            sources = facts["sources"]
            return Visitor(facts["as"], frozenset({"read"}), None if sources is None else tuple(sources))
        return self.groups.visitor(facts["name"], facts["groups"])

    def _by_proxy(self, asked: HTTPConnection) -> Visitor | None:
        """Who a proxy says it is; the header of others has been taken off."""
        user, groups = self.settings.proxy_user, self.settings.proxy_groups
        name = _said(asked, user) if user else ""
        if not name:
            return None
        said = _said(asked, groups) if groups else ""
        return self.groups.visitor(name, [group.strip() for group in said.split(",")])

    def trusts(self, address: str) -> bool:
        """Whether what a neighbour at this address says of others is believed."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in _network(network) for network in self.settings.proxies)


def loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    return host.strip("[]") in _LOOPBACK


def _network(written: str) -> Any:
    try:
        return ip_network(written)
    except ValueError as error:
        raise InputError(f"setting proxies: {error}; write addresses or networks such as 10.0.0.0/8") from None


def _key(headers: Mapping[str, str]) -> str:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else headers.get("x-api-key", "")


def _said(asked: HTTPConnection, header: str) -> str:
    """A header, which proxies send as UTF-8; said twice it is not believed."""
    found = asked.headers.getlist(header)
    return found[0].encode("latin-1").decode("utf-8", "replace").strip() if len(found) == 1 else ""


def _from_here(asked: HTTPConnection) -> bool:
    """Whether it came to the loopback, and not by way of a proxy."""
    server = asked.scope.get("server") or ("", None)
    return loopback(server[0]) and not asked.scope.get("forwarded")
