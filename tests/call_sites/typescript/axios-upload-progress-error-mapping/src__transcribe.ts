import axios from 'axios';
import { createReadStream, statSync } from 'fs';

export async function transcribe(audioPath: string, apiKey: string) {
  const params = new URLSearchParams({ model: 'nova-3', diarize: 'true' });
  let response;
  try {
    response = await axios.post(`https://api.deepgram.com/v1/listen?${params}`, createReadStream(audioPath), {
      headers: { Authorization: `Token ${apiKey}`, 'Content-Type': 'audio/wav', 'Content-Length': String(statSync(audioPath).size) },
      maxBodyLength: Infinity,
      timeout: 30 * 60 * 1000,
    });
  } catch (err) {
    if (axios.isAxiosError(err) && err.response?.status === 401) throw new Error('the key was refused');
    throw err;
  }
  return response.data.results;
}
