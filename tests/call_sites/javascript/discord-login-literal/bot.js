const { Client, GatewayIntentBits } = require('discord.js');
const bot = new Client({ intents: [GatewayIntentBits.Guilds] });

bot.once('ready', () => console.log(`logged in as ${bot.user.tag}`));
bot.login('{{discord-bot-token}}');
