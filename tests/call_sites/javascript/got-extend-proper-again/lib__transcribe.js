import { deepgram } from "./http.js";

export async function transcribe(audio) {
  const data = await deepgram.post("listen", { searchParams: { model: "nova-3" }, body: audio, headers: { "content-type": "audio/wav" } }).json();
  return data.results.channels[0].alternatives[0].transcript;
}
