import express from "express";

const token = process.env.TELEGRAM_BOT_TOKEN;
let offset = 0;

async function poll(handle: (update: unknown) => Promise<void>) {
  while (true) {
    try {
      const response = await fetch(`https://api.telegram.org/bot${token}/getUpdates?timeout=30&offset=${offset}`, {
        signal: AbortSignal.timeout(40000),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const data = await response.json();
      for (const update of data.result) {
        offset = update.update_id + 1;
        await handle(update);
      }
    } catch (error) {
      console.error("poll failed");
      await new Promise((resolve) => setTimeout(resolve, 5000));
    }
  }
}
