export interface BackoffOptions {
  tries?: number;
  base?: number;
  cap?: number;
}

const isTransient = (status: number): boolean => status === 408 || status === 429 || status >= 500;

export async function backoff(send: () => Promise<Response>, { tries = 4, base = 300, cap = 10_000 }: BackoffOptions = {}): Promise<Response> {
  let last: Response | undefined;
  for (let attempt = 0; attempt < tries; attempt++) {
    last = await send();
    if (!isTransient(last.status)) return last;
    const after = Number(last.headers.get("retry-after"));
    const wait = after ? after * 1000 : Math.random() * Math.min(cap, base * 2 ** attempt);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return last!;
}
