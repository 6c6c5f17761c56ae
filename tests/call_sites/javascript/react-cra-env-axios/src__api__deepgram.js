import axios from 'axios';

export async function transcribe(blob) {
  const { data } = await axios.post('https://api.deepgram.com/v1/listen?model=nova-2', blob, {
    headers: { Authorization: `Token ${process.env.REACT_APP_DEEPGRAM_API_KEY}`, 'Content-Type': 'audio/webm' },
  });
  return data.results.channels[0].alternatives[0].transcript;
}
