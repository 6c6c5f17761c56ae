import axios from "axios";

export async function assess(audio: string, text: string, userId: string) {
  const { data } = await axios.post(
    "https://apis.languageconfidence.ai/speech-assessment/scripted/us",
    { audio_base64: audio, audio_format: "mp3", expected_text: text },
    { headers: { "api-key": import.meta.env.VITE_LC_API_KEY, "x-user-id": userId } },
  );
  return data;
}
