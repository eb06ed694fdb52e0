"""A small OpenID provider, run as a process of its own: it signs in whoever comes, and errs where it is told to.

`python -m tests.provider PORT`. The address to sign in at takes, besides the protocol's own, `wrong`: what to err in.
"""

import base64
import hashlib
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "khabar-client", "a secret of the client"
PERSON = {"sub": "17", "email": "lina@example.org", "groups": ["press", "staff"]}


class Provider(BaseHTTPRequestHandler):
    key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
    other = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
    codes: dict[str, dict[str, str]] = {}

    @property
    def issuer(self) -> str:
        return f"http://{self.headers['Host']}"

    def do_GET(self) -> None:
        path, asked = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        if path == "/.well-known/openid-configuration":
            ends = {"authorization": "authorize", "token": "token", "userinfo": "me"}
            told = {f"{name}_endpoint": f"{self.issuer}/{end}" for name, end in ends.items()}
            self._tell({"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **told})
        elif path == "/elsewhere/.well-known/openid-configuration":
            self._tell({"issuer": self.issuer})
        elif path == "/keys":
            self._tell({"keys": [self.key.as_dict(private=False)]})
        elif path == "/authorize":
            self._authorize(asked)
        else:
            self._tell({"error": "not_found"}, 404)

    def _authorize(self, asked: dict[str, str]) -> None:
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256" and "openid" in asked["scope"].split()
        code = f"code{len(self.codes)}"
        self.codes[code] = asked
        back = {"code": code, "state": asked["state"]}
        if asked.get("wrong") == "state":
            back["state"] += "x"
        if asked.get("wrong") == "denied":
            back = {"error": "access_denied", "state": asked["state"]}
        if asked.get("wrong") == "issuer of the way":
            back["iss"] = "https://evil.example"
        self.send_response(302)
        self.send_header("location", f"{asked['redirect_uri']}?{urlencode(back)}")
        self.send_header("content-length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        form = dict(parse_qsl(body))
        asked = self.codes.pop(form.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if asked is None or self.headers["authorization"] != f"Basic {basic}":
            self._tell({"error": "invalid_grant"}, 400)
            return
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest())
        if challenge.decode().rstrip("=") != asked["code_challenge"] or form["redirect_uri"] != asked["redirect_uri"]:
            self._tell({"error": "invalid_grant"}, 400)
            return
        wrong = asked.get("wrong", "")
        told: dict[str, Any] = {"access_token": "access", "token_type": "Bearer", "id_token": self._token(asked, wrong)}
        if wrong == "no token":
            del told["id_token"]
        self._tell(told)

    def _token(self, asked: dict[str, str], wrong: str) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, **PERSON}
        claims["nonce"] = asked["nonce"]
        claims |= {
            "nonce": {"nonce": "another"}, "issuer": {"iss": "https://evil.example"}, "audience": {"aud": "another"},
            "over": {"iat": now - 900, "exp": now - 600}, "no groups": {"groups": []},
        }.get(wrong, {})  # fmt: skip
        if wrong == "no nonce":
            del claims["nonce"]
        if wrong == "unsigned":
            parts = ({"alg": "none"}, claims)
            return ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts) + "."
        if wrong == "public key as a secret":
            secret = OctKey.import_key(json.dumps(self.key.as_dict(private=False)))
            return jwt.encode({"alg": "HS256"}, claims, secret)
        key = self.other if wrong == "key" else self.key
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)

    def _tell(self, told: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Provider)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
