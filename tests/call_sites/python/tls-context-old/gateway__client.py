import os
import ssl

import aiohttp


def connector() -> aiohttp.TCPConnector:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1
    return aiohttp.TCPConnector(ssl=context)


async def call(number: str, text: str) -> str:
    auth = aiohttp.BasicAuth(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    sid = os.environ["TWILIO_ACCOUNT_SID"]
    async with aiohttp.ClientSession(auth=auth, connector=connector()) as session:
        async with session.post(
            f"https://api.twilio.com/2010-04-01/Accounts/{sid}/Messages.json",
            data={"To": number, "From": "+15005550006", "Body": text},
        ) as response:
            response.raise_for_status()
            return (await response.json())["sid"]
