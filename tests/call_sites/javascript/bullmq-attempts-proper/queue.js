import { Queue } from "bullmq";

export const speech = new Queue("speech", {
  connection: { url: process.env.REDIS_URL },
  defaultJobOptions: { attempts: 6, backoff: { type: "exponential", delay: 1000, jitter: 0.5 }, removeOnComplete: true },
});
