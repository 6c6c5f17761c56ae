const axios = require("axios");

async function details(place) {
  const answer = await axios.get("https://maps.placesearch.io/details", { params: { id: place, key: place.key }, timeout: 5000 });
  return answer.data;
}
module.exports = { details };
