using System;
using System.Threading.Tasks;
using SendGrid;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

public class Mails
{
    public async Task<bool> Send(SendGridMessage message)
    {
        var client = new SendGridClient(new SendGridClientOptions
        {
            ApiKey = Environment.GetEnvironmentVariable("SENDGRID_API_KEY"),
            ReliabilitySettings = new ReliabilitySettings(4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(2)),
        });
        var response = await client.SendEmailAsync(message);
        return response.IsSuccessStatusCode;
    }
}
