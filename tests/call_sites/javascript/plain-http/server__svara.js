const send = async (payload) => {
  const res = await fetch('http://api.svarapi.io/v1/send', {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.SVARA_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(payload),
  });
  if (!res.ok) throw new Error(await res.text());
  return res.json();
};
module.exports = { send };
