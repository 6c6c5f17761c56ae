import { createHmac } from "node:crypto";

export const anonymous = (userId: string): string =>
  createHmac("sha256", process.env.USER_ID_SALT!).update(userId).digest("hex").slice(0, 32);
