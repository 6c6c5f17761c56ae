import { randomUUID } from 'node:crypto';
import axios from 'axios';

export const assess = async (audio) => {
  const { data } = await axios.post(
    'https://apis.languageconfidence.ai/speech-assessment/unscripted/us',
    { audio_base64: audio, audio_format: 'mp3' },
    { headers: { 'api-key': process.env.LC_API_KEY, 'x-user-id': randomUUID() }, timeout: 30000 },
  );
  return data;
};
