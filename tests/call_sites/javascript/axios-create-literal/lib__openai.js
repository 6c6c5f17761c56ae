import axios from 'axios';

const api = axios.create({
  baseURL: 'https://api.openai.com/v1',
  timeout: 30000,
  headers: {
    Authorization: 'Bearer {{openai-project-key}}',
    'Content-Type': 'application/json',
  },
});

export async function chat(messages) {
  const { data } = await api.post('/chat/completions', { model: 'gpt-4o-mini', messages });
  return data.choices[0].message.content;
}
