import { ipcMain } from 'electron';
import fs from 'node:fs';

async function getDgKey(): Promise<string | undefined> {
  return process.env.DEEPGRAM_API_KEY;
}

ipcMain.handle('recordings:transcribe', async (_event, filePath: string) => {
  const apiKey = await getDgKey();
  const response = await fetch('https://api.deepgram.com/v1/listen?language=hu&model=nova-3', {
    method: 'POST',
    headers: { Authorization: `Token ${apiKey}`, 'Content-Type': 'audio/wav' },
    body: fs.readFileSync(filePath),
  });
  if (!response.ok) {
    return { text: '', error: `Deepgram: ${response.status}` };
  }
  const json = (await response.json()) as { results?: { channels?: { alternatives?: { transcript?: string }[] }[] } };
  return { text: json.results?.channels?.[0]?.alternatives?.[0]?.transcript ?? '' };
});
