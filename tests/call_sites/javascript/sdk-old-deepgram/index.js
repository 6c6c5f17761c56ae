const { createClient } = require("@deepgram/sdk");

const deepgram = createClient("{{random:40:lc}}");

module.exports = (source) => deepgram.listen.prerecorded.transcribeUrl({ url: source }, { model: "nova-2" });
