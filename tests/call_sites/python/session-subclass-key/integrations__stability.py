import requests


class Stability(requests.Session):
    URL = "https://api.stability.ai/v2beta/stable-image/generate/core"

    def __init__(self):
        super().__init__()
        self.headers.update({"Authorization": "Bearer {{stability-api-key}}", "Accept": "image/*"})

    def image(self, prompt):
        answer = self.post(self.URL, files={"none": ""}, data={"prompt": prompt, "output_format": "webp"}, timeout=90)
        answer.raise_for_status()
        return answer.content
