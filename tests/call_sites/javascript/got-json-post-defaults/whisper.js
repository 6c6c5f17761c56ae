import got from 'got';

export const ask = (messages) =>
  got
    .post('https://api.fireworks.ai/inference/v1/chat/completions', {
      headers: { authorization: `Bearer ${process.env.FIREWORKS_API_KEY}` },
      json: { model: 'accounts/fireworks/models/llama-v3p1-8b-instruct', messages },
      timeout: { request: 30000 },
    })
    .json();
