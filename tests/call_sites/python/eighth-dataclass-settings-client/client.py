import os
from dataclasses import dataclass, field

import requests


@dataclass
class Eleven:
    key: str = field(default_factory=lambda: os.environ["ELEVENLABS_API_KEY"])
    timeout: int = 30

    def speak(self, voice, text):
        r = requests.post(
            f"https://api.elevenlabs.io/v1/text-to-speech/{voice}",
            headers={"xi-api-key": self.key},
            json={"text": text},
            timeout=self.timeout,
        )
        r.raise_for_status()
        return r.content
