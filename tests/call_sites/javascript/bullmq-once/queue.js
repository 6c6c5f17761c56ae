import { Queue } from "bullmq";

export const speech = new Queue("speech", { connection: { url: process.env.REDIS_URL } });

export const enqueue = (text) => speech.add("speak", { text }, { removeOnComplete: true });
