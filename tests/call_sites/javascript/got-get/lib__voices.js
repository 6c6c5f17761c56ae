import got from 'got';

const eleven = got.extend({
  prefixUrl: 'https://api.elevenlabs.io/v1',
  headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY },
  timeout: { request: 10_000 },
  retry: { limit: 3, backoffLimit: 10_000 },
});

export const voices = async () => (await eleven.get('voices').json()).voices;
