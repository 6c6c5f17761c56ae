from twilio.rest import Client

account_sid = "{{twilio-account-sid}}"
auth_token = "{{random:32:lc}}"
client = Client(account_sid, auth_token)


def send_sms(to, body):
    message = client.messages.create(body=body, from_="+15005550006", to=to)
    return message.sid
