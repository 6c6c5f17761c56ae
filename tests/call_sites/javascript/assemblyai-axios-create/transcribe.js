import axios from 'axios';
import fs from 'fs-extra';

const assembly = axios.create({
  baseURL: 'https://api.assemblyai.com/v2',
  headers: { authorization: process.env.ASSEMBLYAI_API_KEY },
  timeout: 60_000,
});

export async function transcribe(path) {
  const audio = await fs.readFile(path);
  const { data: upload } = await assembly.post('/upload', audio);
  const { data: job } = await assembly.post('/transcript', { audio_url: upload.upload_url });
  for (;;) {
    const { data } = await assembly.get(`/transcript/${job.id}`);
    if (data.status === 'completed') return data.text;
    if (data.status === 'error') throw new Error(data.error);
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
}
