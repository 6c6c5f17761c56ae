import ssl
import urllib.request


def opener():
    ctx = ssl.create_default_context()
    ctx.minimum_version = ssl.TLSVersion.TLSv1
    return urllib.request.build_opener(urllib.request.HTTPSHandler(context=ctx))
