using System;
using System.Threading.Tasks;
using SendGrid;
using SendGrid.Helpers.Mail;

public class Mails
{
    public async Task<bool> Send(SendGridMessage message)
    {
        var client = new SendGridClient(Environment.GetEnvironmentVariable("SENDGRID_API_KEY"));
        var response = await client.SendEmailAsync(message);
        return response.IsSuccessStatusCode;
    }
}
