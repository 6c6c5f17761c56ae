import httpx

from config import get_settings

_API = "https://api.elevenlabs.io/v1/text-to-speech/{voice_id}/stream"


class ElevenLabsTTS:
    def __init__(self) -> None:
        settings = get_settings()
        self._api_key = settings.elevenlabs_api_key
        self._client = httpx.AsyncClient(timeout=30.0)

    async def stream(self, text: str, voice_id: str):
        url = _API.format(voice_id=voice_id)
        async with self._client.stream("POST", url, headers={"xi-api-key": self._api_key}, json={"text": text}) as resp:
            if resp.status_code != 200:
                raise RuntimeError(f"tts {resp.status_code}")
            async for chunk in resp.aiter_bytes():
                yield chunk
