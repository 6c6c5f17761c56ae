export async function retry<T>(fn: () => Promise<T>, times = 3, delayMs = 1000): Promise<T> {
  try {
    return await fn();
  } catch (err) {
    if (times <= 1) throw err;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return retry(fn, times - 1, delayMs);
  }
}
