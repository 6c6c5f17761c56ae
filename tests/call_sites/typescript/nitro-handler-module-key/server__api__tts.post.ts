import { z } from 'zod'

const schema = z.object({ text: z.string().min(1), voice: z.string().default('21m00Tcm4TlvDq8ikWAM') })

if (!process.env.ELEVENLABS_API_KEY) {
  throw new Error('ELEVENLABS_API_KEY environment variable is not set')
}
const apiKey = process.env.ELEVENLABS_API_KEY

export default eventHandler(async (event) => {
  const { text, voice } = schema.parse(await readBody(event))
  const response = await fetch(`https://api.elevenlabs.io/v1/text-to-speech/${voice}`, {
    method: 'POST',
    headers: { Accept: 'audio/mpeg', 'xi-api-key': apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, model_id: 'eleven_monolingual_v1' }),
  })
  if (!response.ok) {
    throw createError({ statusCode: 502, statusMessage: `ElevenLabs API error: ${response.status}` })
  }
  return new Uint8Array(await response.arrayBuffer())
})
