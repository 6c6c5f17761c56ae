const client = require('./http');

exports.transcribe = async (url) => {
  const { data } = await client.post('/v1/listen', { url }, { params: { model: 'nova-2' } });
  return data.results.channels[0].alternatives[0].transcript;
};
