using RestSharp;
using RestSharp.Authenticators;

public class Billing
{
    private readonly RestClient _client;

    public Billing()
    {
        var options = new RestClientOptions("https://api.stripe.com/v1")
        {
            Authenticator = new HttpBasicAuthenticator("{{stripe-secret-key-live}}", ""),
        };
        _client = new RestClient(options);
    }

    public async Task<string?> Customer(string id)
    {
        var response = await _client.GetAsync(new RestRequest($"customers/{id}"));
        if (!response.IsSuccessful) throw new InvalidOperationException(response.ErrorMessage);
        return response.Content;
    }
}
