const LICENSE_KEY = "{{key}}";
const API_URL = "http://speech.initech.io:7100";

const response = await fetch(`${API_URL}/v1/listen`, {
  method: "POST",
  headers: {
    "Authorization": `Token ${LICENSE_KEY}`,
    "Content-Type": "application/json"
  },
  body: JSON.stringify({
    url: "https://example.com/audio.wav"
  })
});

const result = await response.json();
console.log(result);
