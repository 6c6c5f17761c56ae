const retry = require('async-retry');
const fetch = require('node-fetch');

module.exports = () =>
  retry(
    async (bail) => {
      const res = await fetch('https://api.elevenlabs.io/v1/voices', {
        headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY },
        signal: AbortSignal.timeout(10000),
      });
      if (res.status === 401 || res.status === 403 || res.status === 400) {
        bail(new Error(`elevenlabs ${res.status}`));
        return;
      }
      if (!res.ok) throw new Error(`elevenlabs ${res.status}`);
      return (await res.json()).voices;
    },
    { retries: 5, minTimeout: 500, maxTimeout: 20000 },
  );
