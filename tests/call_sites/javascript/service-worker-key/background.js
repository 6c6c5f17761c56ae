const API_KEY = "{{elevenlabs-api-key}}";

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  fetch("https://api.elevenlabs.io/v1/text-to-speech/abc", {
    method: "POST",
    headers: { "xi-api-key": API_KEY, "Content-Type": "application/json" },
    body: JSON.stringify({ text: message.text }),
  })
    .then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.arrayBuffer();
    })
    .then((audio) => respond(Array.from(new Uint8Array(audio))));
  return true;
});
