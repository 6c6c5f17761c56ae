const axios = require("axios");
const config = require("../config");

exports.voices = async () => {
  const response = await axios.get(`${config.elevenlabs.baseUrl}/voices`, {
    headers: { "xi-api-key": config.elevenlabs.apiKey },
  });
  return response.data.voices;
};
