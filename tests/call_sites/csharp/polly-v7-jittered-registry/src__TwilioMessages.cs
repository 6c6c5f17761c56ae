using System.Net.Http.Headers;
using System.Text;

public class TwilioMessages : IMessages
{
    private readonly HttpClient _client;
    private readonly string _sid;

    public TwilioMessages(HttpClient client, IConfiguration config)
    {
        _client = client;
        _sid = config["Twilio:Sid"];
        var basic = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{_sid}:{config["Twilio:Token"]}"));
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", basic);
    }

    public async Task SendAsync(string to, string body)
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["To"] = to, ["Body"] = body });
        var response = await _client.PostAsync($"2010-04-01/Accounts/{_sid}/Messages.json", form);
        response.EnsureSuccessStatusCode();
    }
}
