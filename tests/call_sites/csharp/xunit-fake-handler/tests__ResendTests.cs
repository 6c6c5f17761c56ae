using System.Net;
using Xunit;

public class ResendTests
{
    [Fact]
    public async Task Sends_bearer()
    {
        var handler = new FakeHandler(HttpStatusCode.OK, "{\"id\":\"1\"}");
        var http = new HttpClient(handler) { BaseAddress = new Uri("https://api.resend.com") };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer test");
        var response = await http.PostAsync("/emails", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
