using RestSharp;

public class Mailer
{
    private readonly string _apiKey;

    public Mailer(IConfiguration configuration) => _apiKey = configuration["SendGrid:ApiKey"];

    public async Task SendAsync(object mail)
    {
        var client = new RestClient("https://api.sendgrid.com");
        var request = new RestRequest("/v3/mail/send", Method.Post);
        request.AddHeader("Authorization", $"Bearer {_apiKey}");
        request.AddJsonBody(mail);
        var response = await client.ExecuteAsync(request);
        if (!response.IsSuccessful)
            throw new InvalidOperationException($"SendGrid: {response.StatusCode}");
    }
}
