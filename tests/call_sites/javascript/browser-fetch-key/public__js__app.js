const API_KEY = '{{openai-project-key}}';

document.getElementById('ask').addEventListener('click', async () => {
  const prompt = document.getElementById('prompt').value;
  const res = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: prompt }] }),
  });
  const data = await res.json();
  document.getElementById('answer').textContent = data.choices[0].message.content;
});
