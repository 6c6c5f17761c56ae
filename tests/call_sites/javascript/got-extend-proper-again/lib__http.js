import got from "got";

export const deepgram = got.extend({
  prefixUrl: "https://api.deepgram.com/v1",
  headers: { authorization: `Token ${process.env.DEEPGRAM_API_KEY}` },
  timeout: { request: 60_000 },
  retry: {
    limit: 4,
    methods: ["GET", "POST"],
    statusCodes: [429, 500, 502, 503, 504],
    calculateDelay: ({ computedValue }) => computedValue && computedValue + Math.random() * 250,
  },
});
