import requests

ACCOUNT_SID = "{{twilio-account-sid}}"
AUTH_TOKEN = "{{twilio-auth-token}}"


def send_sms(to, body):
    url = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
    r = requests.post(url, auth=(ACCOUNT_SID, AUTH_TOKEN), data={"To": to, "From": "+15005550006", "Body": body})
    r.raise_for_status()
    return r.json()["sid"]
