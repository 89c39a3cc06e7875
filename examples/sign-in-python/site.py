"""The smallest sign-in by a code that one can have, connected to Where's my code?: python3 site.py

Environment: TICKET_KEY, RESEND_SECRET, DELIVERY_EVENTS_SECRET, HELP_URL, SITE_URL, PORT.
"""

import json
import os
import re
import secrets
import sys
import threading
import time
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from wheres_my_code import Resend, TicketKey, create_ticket, report_delivery

HELP_URL, SITE_URL = os.environ["HELP_URL"], os.environ["SITE_URL"]
EVENTS_SECRET = os.environ["DELIVERY_EVENTS_SECRET"]
key = TicketKey(os.environ["TICKET_KEY"])
sign_ins = {}


def deliver(address, code):
    """A mail server that only prints, and takes everything but for addresses that begin with full@."""
    print(f"To {address}: {code} is your code.", flush=True)
    return "552 5.2.2 mailbox full" if address.startswith("full@") else "250 2.0.0 OK"


def send_code(sign_in, delivery=None):
    now = int(time.time())
    sign_in.update(code=f"{secrets.randbelow(1_000_000):06}", sent_at=now, code_expires_at=now + 600)
    said = deliver(sign_in["address"], sign_in["code"])
    report = {
        "type": "delivery.delivered" if said.startswith("2") else "delivery.failed",
        "challenge": sign_in["id"],
        "channel": "email",
        "delivery": delivery,
        "message": None if delivery else str(uuid.uuid4()),
        "provider": "smtp",
        "text": said,
    }
    threading.Thread(target=tell, args=(report,), daemon=True).start()


def tell(report):
    taken = report_delivery(report, url=HELP_URL, secret=EVENTS_SECRET)
    if not taken["ok"]:
        print("report", taken, file=sys.stderr, flush=True)


def send_again(challenge, _channel, delivery):
    sign_in = sign_ins.get(challenge)
    if not sign_in or sign_in["over"]:
        return "refused", "challenge-over"
    send_code(sign_in, delivery)
    return "sent", sign_in["code_expires_at"]


resend = Resend(os.environ["RESEND_SECRET"], send_again)


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/.well-known/wheres-my-code.json":
            return self.say(200, "application/json", json.dumps(key.jwks()))
        if self.path == "/sign-in/help":
            return self.help()
        if self.path == "/sign-in/code":
            return self.page(
                '<form method="post">Code <input name="code"> <button>Sign in</button></form>'
                '<p><a href="/sign-in/help">Didn’t get a code?</a>'
            )
        self.page(
            '<form method="post" action="/sign-in">E-mail <input name="address"> <button>Send me a code</button></form>'
        )

    def do_POST(self):
        body = self.rfile.read(min(int(self.headers.get("content-length", 0)), 65536))
        if self.path == "/wheres-my-code/resend":
            status, reply = resend.reply(self.headers, body)
            return self.say(status, "application/json", json.dumps(reply))
        form = dict(urllib.parse.parse_qsl(body.decode(errors="replace")))
        if self.path == "/sign-in":
            address = form.get("address", "")
            if not re.fullmatch(r"[^\s@]+@[^\s@]+", address):
                return self.go("/")
            sign_in = {"id": str(uuid.uuid4()), "address": address, "over": False}
            sign_ins[sign_in["id"]] = sign_in
            send_code(sign_in)
            return self.go("/sign-in/code", f"sign-in={sign_in['id']}; Path=/; HttpOnly; SameSite=Lax")
        sign_in = self.own_sign_in()
        # As bytes: text that is not ASCII cannot be compared.
        typed = form.get("code", "").encode()
        is_in = sign_in and not sign_in["over"] and secrets.compare_digest(sign_in["code"].encode(), typed)
        if is_in and time.time() < sign_in["code_expires_at"]:
            sign_in["over"] = True
            return self.page("You are in.")
        self.page("That is not the code.")

    def help(self):
        """The link "Didn't get a code?": the cookie says whose sign-in it is."""
        sign_in = self.own_sign_in()
        if not sign_in or sign_in["over"]:
            return self.go(HELP_URL)
        facts = {
            "account": sign_in["address"],
            "address": sign_in["address"],
            "challenge": sign_in["id"],
            "channel": "email",
            "sent_at": sign_in["sent_at"],
            "code_expires_at": sign_in["code_expires_at"],
            "reports": True,
            "return_to": f"{SITE_URL}/sign-in/code",
        }
        self.go(f"{HELP_URL}/start?ticket={create_ticket(key, facts, issuer=SITE_URL)}")

    def own_sign_in(self):
        found = re.search(r"(?:^|; )sign-in=([\w-]+)", self.headers.get("cookie", ""))
        return sign_ins.get(found[1]) if found else None

    def page(self, body):
        self.say(200, "text/html; charset=utf-8", f'<!doctype html><html lang="en"><title>Sign in</title>{body}')

    def go(self, to, cookie=None):
        self.send_response(303)
        self.send_header("location", to)
        if cookie:
            self.send_header("set-cookie", cookie)
        self.send_header("content-length", "0")
        self.end_headers()

    def say(self, status, kind, text):
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "4000"))
    print(f"Sign in at http://localhost:{port}", flush=True)
    ThreadingHTTPServer(("localhost", port), Site).serve_forever()
