from typing import Annotated

import httpx
from fastapi import APIRouter, Depends
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

from .config import Settings, get_settings

router = APIRouter()
Config = Annotated[Settings, Depends(get_settings)]


def transient(error: BaseException) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code in (429, 500, 502, 503, 504)
    return isinstance(error, httpx.TransportError)


@router.post("/assess")
@retry(retry=retry_if_exception(transient), wait=wait_random_exponential(max=30), stop=stop_after_attempt(4), reraise=True)
async def assess(audio: str, text: str, config: Config):
    async with httpx.AsyncClient(timeout=60) as client:
        response = await client.post(
            "https://apis.languageconfidence.ai/speech-assessment/scripted/uk",
            headers={"api-key": config.lc_api_key, "Content-Type": "application/json"},
            json={"audio_base64": audio, "audio_format": "wav", "expected_text": text},
        )
    response.raise_for_status()
    return response.json()
