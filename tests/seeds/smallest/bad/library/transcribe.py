from smallest import Client

client = Client(
    api_url="http://localhost:7100",
    license_key="{{key}}"
)

result = client.transcribe_url("https://example.com/audio.wav")
print(result.text)
