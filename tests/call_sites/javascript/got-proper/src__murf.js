import got from 'got';

const api = got.extend({
  prefixUrl: 'https://api.murf.ai/v1',
  headers: { 'api-key': process.env.MURF_API_KEY },
  timeout: { request: 30000 },
  retry: { limit: 4, methods: ['GET', 'POST'], backoffLimit: 20000 },
});

export const generate = (text) => api.post('speech/generate', { json: { text, voiceId: 'en-US-natalie' } }).json();
