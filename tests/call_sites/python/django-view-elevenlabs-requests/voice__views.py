import requests
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def speak(request):
    resp = requests.post(
        f"https://api.elevenlabs.io/v1/text-to-speech/{settings.VOICE_ID}",
        headers={"xi-api-key": settings.ELEVENLABS_API_KEY},
        json={"text": request.POST["text"]},
    )
    if not resp.ok:
        return JsonResponse({"error": "speech failed"}, status=502)
    return HttpResponse(resp.content, content_type="audio/mpeg")
