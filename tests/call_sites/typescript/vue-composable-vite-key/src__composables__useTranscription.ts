import axios from "axios";
import { ref } from "vue";

const http = axios.create({
  baseURL: "https://api.deepgram.com/v1",
  headers: { Authorization: `Token ${import.meta.env.VITE_DEEPGRAM_API_KEY}` },
});

export function useTranscription() {
  const text = ref("");
  const failed = ref(false);

  async function transcribe(blob: Blob) {
    try {
      const { data } = await http.post("/listen", blob, { params: { model: "nova-3" }, headers: { "Content-Type": blob.type } });
      text.value = data.results.channels[0].alternatives[0].transcript;
    } catch {
      failed.value = true;
    }
  }

  return { text, failed, transcribe };
}
