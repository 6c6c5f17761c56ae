from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = False
SENDGRID_API_KEY = "{{sendgrid-api-key}}"
EMAIL_BACKEND = "sendgrid_backend.SendgridBackend"
