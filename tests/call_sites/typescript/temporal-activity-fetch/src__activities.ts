import { ApplicationFailure } from '@temporalio/activity';

export async function synthesize(text: string): Promise<string> {
  const res = await fetch('https://api.murf.ai/v1/speech/generate', {
    method: 'POST',
    headers: { 'api-key': process.env.MURF_API_KEY!, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, voiceId: 'en-US-natalie' }),
    signal: AbortSignal.timeout(30_000),
  });
  if (res.status === 401 || res.status === 403) throw ApplicationFailure.nonRetryable('murf refused the key');
  if (!res.ok) throw new Error(`murf ${res.status}`);
  return ((await res.json()) as { audioFile: string }).audioFile;
}
