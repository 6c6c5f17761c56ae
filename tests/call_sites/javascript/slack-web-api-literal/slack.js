const { WebClient } = require('@slack/web-api');

const slack = new WebClient('{{slack-bot-token}}');

exports.notify = (text) => slack.chat.postMessage({ channel: 'C024BE91L', text });
