const https = require('https');
const fs = require('fs');
const { app } = require('./app');

https
  .createServer({ key: fs.readFileSync('key.pem'), cert: fs.readFileSync('cert.pem'), minVersion: 'TLSv1' }, app)
  .listen(443);
