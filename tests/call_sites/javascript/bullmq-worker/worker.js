import { Queue, Worker } from 'bullmq';
import axios from 'axios';

const connection = { host: process.env.REDIS_HOST, port: 6379 };

export const queue = new Queue('mail', {
  connection,
  defaultJobOptions: { attempts: 6, backoff: { type: 'exponential', delay: 1000, jitter: 0.5 } },
});

new Worker(
  'mail',
  async (job) => {
    await axios.post('https://api.resend.com/emails', job.data, {
      headers: { Authorization: `Bearer ${process.env.RESEND_API_KEY}`, 'Idempotency-Key': job.id },
      timeout: 10_000,
    });
  },
  { connection, concurrency: 5 },
);
