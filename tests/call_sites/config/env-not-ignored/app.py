import os

from dotenv import load_dotenv

load_dotenv()
KEY = os.environ["LC_API_KEY"]
