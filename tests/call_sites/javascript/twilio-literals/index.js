const accountSid = '{{twilio-account-sid}}';
const authToken = '{{random:32:lc}}';
const client = require('twilio')(accountSid, authToken);

client.messages
  .create({ body: 'Your table is ready', from: '+15017122661', to: process.argv[2] })
  .then((message) => console.log(message.sid));
