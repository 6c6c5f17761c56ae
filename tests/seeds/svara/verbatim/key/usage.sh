curl https://api.svarapi.io/v1/usage \
-H "Authorization: Bearer sk_live_your_key_here"
