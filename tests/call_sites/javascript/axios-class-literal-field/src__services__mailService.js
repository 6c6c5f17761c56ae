const axios = require('axios');

class MailService {
  constructor() {
    this.apiKey = '{{sendgrid-api-key}}';
    this.from = 'noreply@shop.example.com';
  }

  async sendEmail(to, subject, html) {
    const response = await axios.post(
      'https://api.sendgrid.com/v3/mail/send',
      { personalizations: [{ to: [{ email: to }], subject }], from: { email: this.from }, content: [{ type: 'text/html', value: html }] },
      { headers: { Authorization: `Bearer ${this.apiKey}`, 'Content-Type': 'application/json' } },
    );
    return response.status === 202;
  }
}

module.exports = new MailService();
