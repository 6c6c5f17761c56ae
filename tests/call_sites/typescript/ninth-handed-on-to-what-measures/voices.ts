async function timed<T>(fn: () => Promise<T>): Promise<T> {
  const start = Date.now();
  try {
    return await fn();
  } finally {
    console.log(`took ${Date.now() - start} ms`);
  }
}

export class Voices {
  constructor(private key: string, private measure = true) {}

  private run<T>(fn: () => Promise<T>): Promise<T> {
    return this.measure ? timed(fn) : fn();
  }

  async all() {
    return this.run(async () => {
      const r = await fetch("https://api.elevenlabs.io/v1/voices", {
        headers: { "xi-api-key": this.key },
        signal: AbortSignal.timeout(30_000),
      });
      if (!r.ok) throw new Error(`voices: ${r.status}`);
      return r.json();
    });
  }
}
