import ky from 'ky';

const api = ky.create({
  prefixUrl: 'https://api.mistral.ai/v1',
  headers: { Authorization: 'Bearer {{key}}' },
});

export function complete(messages) {
  return api.post('chat/completions', { json: { model: 'mistral-large-latest', messages } }).json();
}
