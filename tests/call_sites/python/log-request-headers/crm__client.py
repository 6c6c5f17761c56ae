import logging
import os

import requests

logger = logging.getLogger(__name__)


class MailClient:
    def __init__(self):
        self.headers = {
            "Authorization": f"Bearer {os.environ['SENDGRID_API_KEY']}",
            "Content-Type": "application/json",
        }

    def send(self, to, subject, html):
        body = {"personalizations": [{"to": [{"email": to}]}], "from": {"email": "a@acme.dev"}, "subject": subject, "content": [{"type": "text/html", "value": html}]}
        logger.debug("POST /v3/mail/send headers=%s", self.headers)
        response = requests.post("https://api.sendgrid.com/v3/mail/send", headers=self.headers, json=body, timeout=15)
        if response.status_code >= 400:
            raise RuntimeError(response.text)
