const fetchRetry = require("fetch-retry");

module.exports = fetchRetry(global.fetch, {
  retries: 4,
  retryOn: [429, 500, 502, 503, 504],
  retryDelay: (attempt) => Math.min(20000, 2 ** attempt * 500) + Math.random() * 500,
});
