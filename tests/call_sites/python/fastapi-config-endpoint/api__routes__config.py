from fastapi import APIRouter, Depends

from api.auth import current_user
from api.settings import settings

router = APIRouter(prefix="/config")


@router.get("/speech")
async def speech_config(user=Depends(current_user)):
    return {
        "model": "nova-3",
        "language": user.language,
        "deepgramKey": settings.deepgram_api_key,
    }
