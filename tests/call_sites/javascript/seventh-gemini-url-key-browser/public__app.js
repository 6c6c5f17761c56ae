const API_KEY = "{{google-api-key}}";
document.querySelector("#ask").addEventListener("click", async () => {
  const res = await fetch(
    `https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=${API_KEY}`,
    { method: "POST", body: JSON.stringify({ contents: [{ parts: [{ text: document.querySelector("#q").value }] }] }) },
  );
  if (!res.ok) throw new Error(res.status);
  document.querySelector("#a").textContent = JSON.stringify(await res.json());
});
