import os

import requests
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse


@login_required
def assess(request):
    r = requests.post(
        "https://apis.languageconfidence.ai/speech-assessment/scripted/us",
        headers={"api-key": os.environ["LC_API_KEY"], "x-user-id": request.user.email},
        json={"audio_base64": request.POST["audio"], "audio_format": "wav", "expected_text": request.POST["text"]},
        timeout=30,
    )
    r.raise_for_status()
    return JsonResponse(r.json())
