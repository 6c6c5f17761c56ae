import os
import logging

from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

logger = logging.getLogger(__name__)


def send_welcome(to_email: str, name: str) -> bool:
    message = Mail(
        from_email="hello@example-shop.io",
        to_emails=to_email,
        subject="Welcome",
        html_content=f"<p>Hi {name}</p>",
    )
    try:
        sg = SendGridAPIClient(os.environ.get("SENDGRID_API_KEY"))
        response = sg.send(message)
        logger.info("mail sent: %s", response.status_code)
        return True
    except Exception as e:
        logger.error("mail failed: %s", e)
        return False
