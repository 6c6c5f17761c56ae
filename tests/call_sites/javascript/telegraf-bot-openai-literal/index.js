const { Telegraf } = require('telegraf');
const OpenAI = require('openai');

const openai = new OpenAI({ apiKey: '{{openai-project-key}}' });
const bot = new Telegraf(process.env.BOT_TOKEN);

bot.on('text', async (ctx) => {
  const res = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: ctx.message.text }] });
  await ctx.reply(res.choices[0].message.content);
});

bot.launch();
