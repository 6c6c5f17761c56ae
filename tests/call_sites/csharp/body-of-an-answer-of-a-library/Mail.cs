using SendGrid;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

namespace Acme;

public class Mail
{
    private readonly SendGridClient _client = new(new SendGridClientOptions
    {
        ApiKey = Environment.GetEnvironmentVariable("SENDGRID_API_KEY"),
        ReliabilitySettings = new ReliabilitySettings(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2)),
    });

    public async Task Send(SendGridMessage message)
    {
        var response = await _client.SendEmailAsync(message);
        if (!response.IsSuccessStatusCode)
        {
            var body = await response.Body.ReadAsStringAsync();
            throw new InvalidOperationException($"SendGrid answered {response.StatusCode}: {body}");
        }
    }
}
