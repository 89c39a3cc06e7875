"""Connects a sign-in system to Where's my code?: tickets, requests for a new code, delivery reports. Copy this file; it needs PyJWT[crypto] 2.6 or newer.

Times are seconds since 1970 everywhere.
"""

import base64
import hashlib
import hmac
import http.client
import json
import re
import time
import urllib.error
import urllib.request
import uuid

import jwt
from jwt.algorithms import OKPAlgorithm


class TicketKey:
    """The private key that signs tickets: an Ed25519 JWK as JSON (TICKET_KEY)."""

    def __init__(self, jwk_json, hash_key=None):
        self.jwk = json.loads(jwk_json)
        self.private = OKPAlgorithm.from_jwk(self.jwk)
        named = {name: self.jwk[name] for name in ("crv", "kty", "x")}
        thumbprint = hashlib.sha256(json.dumps(named, separators=(",", ":")).encode()).digest()
        self.kid = self.jwk.get("kid") or _base64url(thumbprint)
        seed = base64.urlsafe_b64decode(self.jwk["d"] + "=")
        self.hash_key = hash_key or hmac.new(seed, b"wheres-my-code hashes", hashlib.sha256).digest()

    def hash(self, value):
        return hmac.new(self.hash_key, value.encode(), hashlib.sha256).hexdigest()

    def jwks(self):
        """The public key set, for the address that the help site knows as TICKET_JWKS_URL."""
        public = {name: self.jwk[name] for name in ("kty", "crv", "x")}
        return {"keys": [{**public, "kid": self.kid, "alg": "EdDSA", "use": "sig"}]}


def ticket_claims(key, facts, *, issuer, audience="wheres-my-code", life=900, now=None, id=None):
    """What a ticket says. `facts`: account, address, challenge, channel, sent_at, code_expires_at, and optional claims; the first two go out hashed."""
    now = int(time.time()) if now is None else now
    claims = dict(facts)
    account, address, channel = claims.pop("account"), claims.pop("address"), claims["channel"]
    for name in ("sent_at", "code_expires_at"):
        _check_seconds(name, claims[name])
    address = address.strip().lower() if channel == "email" else re.sub(r"[^\d+]", "", address)
    claims.setdefault("destination", _mask(address, claims))
    return {
        **claims,
        "destination_hash": key.hash(f"{channel}:{address}"),
        "iss": issuer,
        "aud": audience,
        "sub": key.hash(f"account:{account}"),
        "jti": id or str(uuid.uuid4()),
        "iat": now,
        "exp": now + min(life, 900),
    }


def create_ticket(key, facts, **settings):
    """A ticket, to be made at the moment of the click: redirect to {help}/start?ticket=…"""
    claims = ticket_claims(key, facts, **settings)
    return jwt.encode(claims, key.private, algorithm="EdDSA", headers={"kid": key.kid})


class Resend:
    """Replies to requests for a new code. `send(challenge, channel, delivery)` returns ("sent", code_expires_at), ("refused", reason) or ("later", None).

    `store` remembers ids: a dict knows this process alone. With several processes use your database, with an insert that fails on a key that is there.
    """

    def __init__(self, secret, send, store=None):
        self.secret, self.send, self.store = secret, send, {} if store is None else store

    def reply(self, headers, body, now=None):
        """(status, dict) for the raw body and the headers as they came."""
        given = {name.lower(): value for name, value in dict(headers).items()}
        if not _is_signed(self.secret, given, body, int(time.time()) if now is None else now):
            return 401, {"status": "refused", "reason": "bad-signature"}
        try:
            request = json.loads(body)
            kind, data = request["type"], request["data"]
            _check_seconds("timestamp", request["timestamp"])
            asked = data["challenge"], data["channel"], data["delivery"]
        except (ValueError, KeyError, TypeError):
            return 400, {"status": "refused", "reason": "bad-request"}
        if kind == "code.resend.test":
            return 200, {"status": "test"}
        if kind != "code.resend":
            return 400, {"status": "refused", "reason": "bad-request"}
        id = given["webhook-id"]
        # `setdefault` is atomic in one process: the first gets its own mark back.
        mark = object()
        known = self.store.setdefault(id, mark)
        if known is not mark:
            return known if isinstance(known, tuple) else (503, {"status": "under-way"})
        # If this throws, nobody knows whether a code is out: the id stays taken, and never sends again.
        status, detail = self.send(*asked)
        if status == "later":
            del self.store[id]
            return 503, {"status": "later"}
        if status == "sent":
            reply = 200, {"status": "sent", "code_expires_at": detail}
        else:
            reply = 422, {"status": "refused", "reason": detail}
        self.store[id] = reply
        return reply


def report_delivery(report, *, url, secret, id=None, pauses=(0, 1, 3, 10)):
    """Tells the help site what became of a code: type, challenge, channel, delivery or message, provider, code, text.

    Returns {"ok": True}, or {"ok": False, "status": …, "problems": […]}: which fields were wrong; the status is None when nobody replied.
    """
    data = {"at": int(time.time()), **{name: value for name, value in report.items() if value is not None}}
    _check_seconds("at", data["at"])
    body = json.dumps({"type": data.pop("type"), "data": data}).encode()
    id = id or str(uuid.uuid4())
    status = None
    for pause in pauses:
        time.sleep(pause)
        now = int(time.time())
        headers = {"content-type": "application/json", **sign(secret, id, now, body)}
        try:
            with urllib.request.urlopen(urllib.request.Request(f"{url}/api/delivery-events", body, headers), timeout=10):
                return {"ok": True}
        except urllib.error.HTTPError as error:
            status = error.code
            if status < 500 and status != 429:
                return {"ok": False, "status": status, "problems": _problems_in(error)}
        except (OSError, http.client.HTTPException):
            status = None
    return {"ok": False, "status": status, "problems": []}


def _problems_in(reply):
    try:
        problems = json.loads(reply.read()).get("problems", [])
        return problems if isinstance(problems, list) else []
    except (OSError, ValueError, AttributeError, http.client.HTTPException):
        return []


def sign(secret, id, at, body):
    """The headers of Standard Webhooks for a body."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{id}.{at}.".encode() + body, hashlib.sha256).digest()
    signature = "v1," + base64.b64encode(mac).decode()
    return {"webhook-id": id, "webhook-timestamp": str(at), "webhook-signature": signature}


def _is_signed(secret, headers, body, now):
    id, at = headers.get("webhook-id"), headers.get("webhook-timestamp", "")
    if not id or not re.fullmatch(r"\d{1,12}", at) or abs(int(at) - now) > 300:
        return False
    expected = sign(secret, id, int(at), body)["webhook-signature"]
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(one.encode(), expected.encode()) for one in given)


def _check_seconds(name, value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} must be a number, in seconds since 1970")
    if not 0 < value <= 100_000_000_000:
        raise ValueError(f"{name} must be in seconds since 1970, not in milliseconds")


def _mask(address, claims):
    if claims["channel"] == "sms":
        dial_code = claims.get("dial_code")
        return f"{f'+{dial_code} ' if dial_code else ''}••• ••{address[-2:]}"
    name, _, host = address.rpartition("@")
    return f"{name[:1]}•••@{host[:1]}•••{host[host.rfind('.'):]}"[:64]


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
