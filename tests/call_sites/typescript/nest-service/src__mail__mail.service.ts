import { Injectable } from "@nestjs/common";
import { ConfigService } from "@nestjs/config";
import axios from "axios";

@Injectable()
export class MailService {
  constructor(private readonly config: ConfigService) {}

  async send(to: string, subject: string, html: string): Promise<void> {
    await axios.post(
      "https://api.sendgrid.com/v3/mail/send",
      { personalizations: [{ to: [{ email: to }] }], from: { email: "no-reply@example.org" }, subject, content: [{ type: "text/html", value: html }] },
      { headers: { Authorization: `Bearer ${this.config.getOrThrow<string>("SENDGRID_API_KEY")}` } },
    );
  }
}
