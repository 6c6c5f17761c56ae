import aiohttp


class LLM:
    def __init__(self, model="gpt-4o-mini"):
        self.model = model
        self.headers = {
            "Authorization": "Bearer {{openai-project-key}}",
            "Content-Type": "application/json",
        }

    async def ask(self, messages):
        timeout = aiohttp.ClientTimeout(total=60)
        async with aiohttp.ClientSession(headers=self.headers, timeout=timeout) as session:
            async with session.post(
                "https://api.openai.com/v1/chat/completions",
                json={"model": self.model, "messages": messages},
            ) as resp:
                resp.raise_for_status()
                data = await resp.json()
                return data["choices"][0]["message"]["content"]
