import got from 'got';

const cohere = got.extend({
  prefixUrl: 'https://api.cohere.com/v1',
  headers: { authorization: `Bearer ${process.env.COHERE_API_KEY}` },
});

export const rerank = (query, documents) =>
  cohere.post('rerank', { json: { query, documents, model: 'rerank-english-v3.0' } }).json();
