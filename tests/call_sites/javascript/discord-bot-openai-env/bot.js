import { Client, GatewayIntentBits } from 'discord.js';
import OpenAI from 'openai';

const openai = new OpenAI();
const bot = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });

bot.on('messageCreate', async (message) => {
  if (message.author.bot) return;
  const reply = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: message.content }] });
  await message.reply(reply.choices[0].message.content);
});

bot.login(process.env.DISCORD_TOKEN);
