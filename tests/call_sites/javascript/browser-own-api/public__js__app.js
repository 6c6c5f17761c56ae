document.getElementById('ask').addEventListener('click', async () => {
  const prompt = document.getElementById('prompt').value;
  const res = await fetch('/api/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ prompt }),
  });
  if (!res.ok) throw new Error(`status ${res.status}`);
  const data = await res.json();
  document.getElementById('answer').textContent = data.answer;
});
