module.exports = {
  elevenlabs: {
    apiKey: "{{elevenlabs-api-key}}",
    baseUrl: "https://api.elevenlabs.io/v1",
  },
};
