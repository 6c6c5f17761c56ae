import requests
from django.http import JsonResponse
from django.views import View


class SummaryView(View):
    headers = {"Authorization": "Bearer {{openai-project-key}}", "Content-Type": "application/json"}

    def post(self, request):
        r = requests.post(
            "https://api.openai.com/v1/responses",
            headers=self.headers,
            json={"model": "gpt-5-mini", "input": request.POST["text"]},
        )
        r.raise_for_status()
        return JsonResponse(r.json())
