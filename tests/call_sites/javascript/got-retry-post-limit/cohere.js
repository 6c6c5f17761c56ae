import got from 'got';

const api = got.extend({
  prefixUrl: 'https://api.cohere.com/v2',
  headers: { authorization: `Bearer ${process.env.COHERE_API_KEY}` },
  timeout: { request: 20000 },
  retry: { limit: 4, methods: ['GET', 'POST'], statusCodes: [408, 429, 500, 502, 503, 504], backoffLimit: 20000 },
});

export const embed = (texts) => api.post('embed', { json: { model: 'embed-v4.0', texts, input_type: 'search_document' } }).json();
