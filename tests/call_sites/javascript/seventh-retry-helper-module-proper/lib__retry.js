const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function retrying(send, { tries = 5, base = 400, cap = 20000 } = {}) {
  for (let attempt = 0; ; attempt++) {
    const res = await send();
    if (res.ok) return res;
    const again = res.status === 429 || res.status >= 500;
    if (!again || attempt + 1 >= tries) throw new Error(`status ${res.status}`);
    const asked = Number(res.headers.get("retry-after")) * 1000;
    await wait(asked || Math.random() * Math.min(cap, base * 2 ** attempt));
  }
}
