import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Config:
    openai_key: str = field(default_factory=lambda: os.environ.get("OPENAI_API_KEY", "{{openai-project-key}}"))
    model: str = "gpt-4.1-mini"
    timeout: float = 30.0
