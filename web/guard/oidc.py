"""Signing in with an OpenID provider: by code, with state, nonce and PKCE. Only this file knows authlib."""

from dataclasses import dataclass
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any, NamedTuple

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from rag.errors import InputError
from rag.settings import Settings

_SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")  # never none
_PATIENCE = 10.0  # seconds for each request to the provider
_LEEWAY = 60  # seconds that its clock may differ


class Person(NamedTuple):
    """Who signed in there, and their groups."""

    name: str
    groups: tuple[str, ...]


class Way(NamedTuple):
    """Where to send a browser, and what must come back with it."""

    address: str
    facts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider that the settings name. InputError for what it, or who comes from it, does not do right."""

    settings: Settings

    async def way(self, back: str) -> Way:
        """The way there; the browser is to come back to this address."""
        async with self._client(back) as client:
            there = await self._described(client)
            facts = {"nonce": token_urlsafe(24), "verifier": token_urlsafe(48)}
            address, state = client.create_authorization_url(
                there["authorization_endpoint"], nonce=facts["nonce"], code_verifier=facts["verifier"]
            )
        return Way(address, {**facts, "state": state})

    async def person(self, back: str, came: str, facts: dict[str, str]) -> Person:
        """Who it is, by the address that a browser came back with."""
        async with self._client(back) as client:
            there = await self._described(client)
            said = httpx2.URL(came).params
            if not compare_digest(said.get("state", "").encode(), facts["state"].encode()):
                raise InputError("this sign-in was begun elsewhere: begin again")
            if said.get("iss", there["issuer"]) != there["issuer"]:
                raise InputError("this comes from another provider: begin again")
            if "code" not in said:
                raise InputError("the provider did not sign you in: begin again, or ask who runs it")
            token = await self._asked(
                client.fetch_token(
                    there["token_endpoint"], code=said["code"], code_verifier=facts["verifier"],
                    grant_type="authorization_code",
                )
            )  # fmt: skip
            keys = await self._fetched(client, there["jwks_uri"])
        return self._told(token, keys, facts["nonce"], there)

    def _told(self, token: dict[str, Any], keys: dict[str, Any], nonce: str, there: dict[str, Any]) -> Person:
        """What the provider's token says of the person, if it is one, for us, and of now."""
        wanted = {"iss": {"values": [there["issuer"]]}, "aud": {"values": [self.settings.oidc_client]}}
        params = {"nonce": nonce, "client_id": self.settings.oidc_client, "access_token": token.get("access_token")}
        try:
            known = KeySet.import_key_set({"keys": keys["keys"]})
            read = jwt.decode(token["id_token"], known, algorithms=list(_SIGNED_BY))
            claims = CodeIDToken(read.claims, read.header, wanted, params)
            claims.validate(leeway=_LEEWAY)
        except (AuthlibBaseError, JoseError, KeyError, ValueError, TypeError) as error:
            raise InputError("what the provider says of you is not to be trusted: begin again") from error
        name = str(claims.get(self.settings.oidc_name) or claims["sub"])
        groups = claims.get(self.settings.oidc_groups) or ()
        return Person(name, tuple(map(str, [groups] if isinstance(groups, str) else groups)))

    async def _described(self, client: AsyncOAuth2Client) -> dict[str, Any]:
        """What the provider says of itself; another's word for it is not taken."""
        issuer = (self.settings.oidc_issuer or "").rstrip("/")
        found = await self._fetched(client, f"{issuer}/.well-known/openid-configuration")
        lacking = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"} - found.keys()
        if lacking or found["issuer"].rstrip("/") != issuer:
            raise InputError(f"{issuer} does not describe itself as an OpenID provider does: see KHABAR_OIDC_ISSUER")
        return found

    async def _fetched(self, client: AsyncOAuth2Client, address: str) -> dict[str, Any]:
        async def fetch() -> Any:
            reply = await client.request("GET", address, withhold_token=True)
            return reply.raise_for_status().json()

        return await self._asked(fetch())

    async def _asked(self, asking: Any) -> dict[str, Any]:
        try:
            found = await asking
        except (httpx2.HTTPError, httpx2.InvalidURL, AuthlibBaseError, ValueError) as error:
            raise InputError("the provider does not answer as it should: try again, or sign in with a key") from error
        if not isinstance(found, dict):
            raise InputError("the provider does not answer as it should: try again, or sign in with a key")
        return found

    def _client(self, back: str) -> AsyncOAuth2Client:
        secret = self.settings.oidc_secret
        return AsyncOAuth2Client(
            self.settings.oidc_client,
            secret.get_secret_value() if secret else None,
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            scope=self.settings.oidc_scope,
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=_PATIENCE,
        )
