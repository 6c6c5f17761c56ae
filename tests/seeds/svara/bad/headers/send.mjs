const payload = { to: "+100", text: "hello" };
const response = await fetch("https://api.svarapi.io/v1/send", {
  method: "POST",
  headers: {
    "Authorization": `Bearer ${process.env.SVARA_API_KEY}`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(payload),
});

const remaining = response.headers.get("X-RateLimit-Remaining");
if (parseInt(remaining) < 10) {
  console.warn("Approaching rate limit — consider slowing down requests");
}
