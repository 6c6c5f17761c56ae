import axios, { AxiosInstance } from "axios";

export class TwilioService {
  private client: AxiosInstance;

  constructor(accountSid: string, authToken: string) {
    this.client = axios.create({
      baseURL: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}`,
      auth: { username: accountSid, password: authToken },
    });
  }

  async sendSms(to: string, from: string, body: string) {
    const { data } = await this.client.post("/Messages.json", new URLSearchParams({ To: to, From: from, Body: body }));
    return data.sid as string;
  }
}
