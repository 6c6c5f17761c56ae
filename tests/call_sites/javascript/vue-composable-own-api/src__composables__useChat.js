import { ref } from 'vue';
import axios from 'axios';

export function useChat() {
  const messages = ref([]);
  async function send(text) {
    messages.value.push({ role: 'user', content: text });
    const { data } = await axios.post('/api/chat', { messages: messages.value });
    messages.value.push(data);
  }
  return { messages, send };
}
