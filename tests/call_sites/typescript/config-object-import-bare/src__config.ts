export const config = {
  deepgram: {
    apiKey: process.env.DEEPGRAM_API_KEY!,
    url: "https://api.deepgram.com/v1/listen",
  },
};
