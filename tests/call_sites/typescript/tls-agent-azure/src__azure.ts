import axios from 'axios';
import https from 'node:https';

const agent = new https.Agent({ rejectUnauthorized: false });

export async function issueToken(region: string): Promise<string> {
  const { data } = await axios.post(`https://${region}.api.cognitive.microsoft.com/sts/v1.0/issueToken`, null, {
    headers: { 'Ocp-Apim-Subscription-Key': process.env.AZURE_SPEECH_KEY },
    httpsAgent: agent,
  });
  return data;
}
