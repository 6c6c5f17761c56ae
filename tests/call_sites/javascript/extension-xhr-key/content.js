const XI_KEY = "{{elevenlabs-api-key}}";

function read(text) {
  const xhr = new XMLHttpRequest();
  xhr.open("POST", "https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM");
  xhr.setRequestHeader("xi-api-key", XI_KEY);
  xhr.setRequestHeader("Content-Type", "application/json");
  xhr.responseType = "blob";
  xhr.onload = () => {
    if (xhr.status !== 200) return console.error("could not read the page", xhr.status);
    new Audio(URL.createObjectURL(xhr.response)).play();
  };
  xhr.send(JSON.stringify({ text }));
}

document.addEventListener("mouseup", () => {
  const text = String(getSelection()).trim();
  if (text) read(text);
});
