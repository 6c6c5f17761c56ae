const fetch = require('node-fetch');

function voices() {
  return fetch('https://api.elevenlabs.io/v1/voices', {
    headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY },
  })
    .then((res) => res.json())
    .then((data) => data.voices);
}

module.exports = voices;
