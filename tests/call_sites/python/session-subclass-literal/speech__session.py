import requests

KEY = "{{random:32:lc}}"


def make_session():
    session = requests.Session()
    session.headers.update({"xi-api-key": KEY, "accept": "audio/mpeg"})
    return session
