export const env = {
  SENDGRID_API_KEY: process.env.SENDGRID_API_KEY ?? "{{sendgrid-api-key}}",
  NODE_ENV: process.env.NODE_ENV ?? "development",
};
