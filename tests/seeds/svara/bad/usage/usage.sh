curl https://api.svarapi.io/v1/usage \
-H "Authorization: Bearer {{svara-live-key}}"
