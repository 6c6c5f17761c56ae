import axios from 'axios';

export async function pay(reference, body) {
  for (let attempt = 1; attempt <= 5; attempt++) {
    try {
      const res = await axios.post('https://api.elevenlabs.io/v1/speech-to-speech/' + reference, body, {
        headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY },
        timeout: 60000,
      });
      return res.data;
    } catch (e) {
      if (attempt === 5) throw e;
    }
  }
}
