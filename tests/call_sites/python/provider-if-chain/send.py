import os

import httpx


async def send_email(to: str, subject: str, html: str) -> None:
    api_key = os.getenv("SENDGRID_API_KEY") or os.getenv("RESEND_API_KEY")
    api_url = os.getenv("EMAIL_PROVIDER_URL", "https://api.sendgrid.com/v3/mail/send")
    payload = {"personalizations": [{"to": [{"email": to}], "subject": subject}], "content": [{"type": "text/html", "value": html}]}
    headers = {"Content-Type": "application/json"}
    if api_key:
        headers["Authorization"] = f"Bearer {api_key}"
    async with httpx.AsyncClient() as client:
        response = await client.post(api_url, json=payload, headers=headers)
        response.raise_for_status()
