import requests


class SendGridMailer:
    API_KEY = "{{sendgrid-api-key}}"
    ENDPOINT = "https://api.sendgrid.com/v3/mail/send"

    def _headers(self):
        return {"Authorization": f"Bearer {self.API_KEY}", "Content-Type": "application/json"}

    def send(self, message):
        response = requests.post(self.ENDPOINT, headers=self._headers(), json=message)
        response.raise_for_status()
        return response.status_code
