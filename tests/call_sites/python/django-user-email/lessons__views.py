import base64

import requests
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse


@login_required
def pronounce(request):
    audio = request.FILES["audio"].read()
    headers = {
        "api-key": settings.LC_API_KEY,
        "x-user-id": request.user.email,
        "Content-Type": "application/json",
    }
    payload = {
        "audio_base64": base64.b64encode(audio).decode(),
        "audio_format": "mp3",
        "expected_text": request.POST["text"],
    }
    response = requests.post(
        "https://apis.languageconfidence.ai/speech-assessment/scripted/uk",
        json=payload,
        headers=headers,
        timeout=30,
    )
    if response.status_code != 200:
        return JsonResponse({"error": "assessment failed"}, status=502)
    return JsonResponse(response.json())
