import axios from "axios";
import { retry } from "./lib/retry";

export const guild = (id: string) =>
  retry(async () => {
    const { data } = await axios.get(`https://discord.com/api/v10/guilds/${id}`, {
      headers: { Authorization: `Bot ${process.env.DISCORD_TOKEN}` },
      timeout: 5000,
    });
    return data;
  });
