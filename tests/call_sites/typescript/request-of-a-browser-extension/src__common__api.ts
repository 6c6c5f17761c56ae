import axios from 'axios'

export async function translate(key: string, text: string): Promise<string> {
  const res = await axios.post('https://api.deepl.com/v2/translate', { text: [text], target_lang: 'DE' }, {
    headers: { Authorization: `DeepL-Auth-Key ${key}` },
  })
  return res.data.translations[0].text
}
