import axios from 'axios';
import axiosRetry from 'axios-retry';

axiosRetry(axios, { retries: 3 });

export const chat = async (messages) => {
  const res = await axios.post(
    'https://api.together.xyz/v1/chat/completions',
    { model: 'meta-llama/Llama-3-70b-chat-hf', messages },
    { headers: { Authorization: `Bearer ${process.env.TOGETHER_API_KEY}` } },
  );
  return res.data.choices[0].message.content;
};
