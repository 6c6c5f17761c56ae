const { Client, GatewayIntentBits } = require('discord.js');
const { OpenAI } = require('openai');

const openai = new OpenAI({ apiKey: '{{openai-project-key}}' });
const bot = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] });

bot.on('messageCreate', async (message) => {
  if (message.author.bot) return;
  const reply = await openai.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: message.content }],
  });
  message.reply(reply.choices[0].message.content);
});

bot.login(process.env.DISCORD_TOKEN);
