import ky from 'ky';

const api = ky.create({
  prefixUrl: 'https://api.cohere.com/v2',
  headers: { Authorization: `Bearer ${process.env.COHERE_API_KEY}` },
  timeout: 20000,
});

export const chat = (messages: unknown[]) => api.post('chat', { json: { model: 'command-r', messages } }).json();
