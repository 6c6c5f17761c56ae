import os

from dotenv import load_dotenv

load_dotenv()
print(bool(os.environ["OPENAI_API_KEY"]))
