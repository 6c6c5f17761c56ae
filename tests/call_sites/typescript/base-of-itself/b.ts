import axios from 'axios';
import { Outer } from './a';

export async function send() {
  return axios.post('https://api.openai.com/v1/audio', Outer.settings, {
    headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
  });
}
