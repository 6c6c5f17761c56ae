const { WebClient } = require('@slack/web-api');

const slack = new WebClient(process.env.SLACK_BOT_TOKEN);

async function notify(channel, text) {
  await slack.chat.postMessage({ channel, text });
}

module.exports = { notify };
