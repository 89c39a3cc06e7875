"""Tries wheres_my_code.py on the test vectors: python3 -m unittest"""

import json
import pathlib
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer

import jwt

from wheres_my_code import Resend, TicketKey, create_ticket, report_delivery, sign, ticket_claims

vectors = json.loads((pathlib.Path(__file__).parent / "../../sign-in/vectors.json").read_text())
key = TicketKey(json.dumps(vectors["key"]))


class Vectors(unittest.TestCase):
    def test_key_set(self):
        self.assertEqual(key.jwks(), vectors["jwks"])

    def test_tickets(self):
        for vector in vectors["tickets"]:
            with self.subTest(vector["name"]):
                self.assertEqual(ticket_claims(key, vector["facts"], **vector["settings"]), vector["claims"])
                for token in vector["token"], create_ticket(key, vector["facts"], **vector["settings"]):
                    public, options = key.private.public_key(), {"verify_exp": False, "verify_iat": False}
                    read = jwt.decode(token, public, ["EdDSA"], audience="wheres-my-code", options=options)
                    self.assertEqual(read, vector["claims"])
                    self.assertEqual(jwt.get_unverified_header(token)["kid"], key.kid)

    def test_times_in_another_form_are_refused(self):
        for wrong in "2026-11-22T14:02:00Z", 1795356120000, None:
            facts = {**vectors["tickets"][0]["facts"], "sent_at": wrong}
            self.assertRaises((TypeError, ValueError), ticket_claims, key, facts, issuer="https://www.example.com")

    def test_resend(self):
        sends = []

        def send(challenge, channel, delivery):
            if challenge != vectors["resend"]["pending"]:
                return "refused", "challenge-over"
            sends.append(delivery)
            return "sent", vectors["resend"]["code_expires_at"]

        resend = Resend(vectors["secrets"]["resend"], send)
        for vector in vectors["resend"]["requests"]:
            with self.subTest(vector["name"]):
                status, body = resend.reply(vector["headers"], vector["body"].encode(), vectors["now"])
                self.assertEqual({"status": status, "body": body}, vector["reply"])
                self.assertEqual(len(sends), vector["sends"])

    def test_reports(self):
        for vector in vectors["reports"]:
            with self.subTest(vector["name"]):
                id, secret = vector["headers"]["webhook-id"], vectors["secrets"]["events"]
                self.assertEqual(sign(secret, id, vectors["now"], vector["body"].encode()), vector["headers"])

    def test_what_became_of_a_report_is_told(self):
        replies = [(503, b""), (204, b""), (400, b'{"problems":["data.at: is wrong"]}'), (401, b"no JSON")]

        class HelpSite(BaseHTTPRequestHandler):
            def do_POST(self):
                status, said = replies.pop(0)
                self.rfile.read(int(self.headers["content-length"]))
                self.send_response(status)
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_):
                pass

        server = HTTPServer(("localhost", 0), HelpSite)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings = {"url": f"http://localhost:{server.server_port}", "secret": vectors["secrets"]["events"], "pauses": (0, 0)}
        report = {"type": "delivery.failed", "challenge": "challenge-1", "channel": "email"}
        self.assertEqual(report_delivery(report, **settings), {"ok": True})
        for status, problems in (400, ["data.at: is wrong"]), (401, []):
            said = {"ok": False, "status": status, "problems": problems}
            self.assertEqual(report_delivery(report, **settings), said)
        server.shutdown()
        server.server_close()
        self.assertEqual(report_delivery(report, **settings), {"ok": False, "status": None, "problems": []})


if __name__ == "__main__":
    unittest.main()
