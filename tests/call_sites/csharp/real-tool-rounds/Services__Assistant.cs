using System.Net.Http;
using System.Text.Json.Nodes;

namespace Acme.Services;

public class Assistant
{
    private static readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(120) };
    private readonly JsonArray _history = new();

    public async Task<string> Run(string text)
    {
        for (int round = 0; round < 20; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.anthropic.com/v1/messages");
            request.Headers.Add("x-api-key", _key);
            request.Headers.Add("anthropic-version", "2023-06-01");
            request.Content = new StringContent(_history.ToJsonString());
            using var response = await _http.SendAsync(request);
            var json = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode)
            {
                return json;
            }
            var result = JsonNode.Parse(json)!;
            JsonNode input;
            try { input = JsonNode.Parse(result["input"]!.GetValue<string>())!; }
            catch { input = new JsonObject(); }
            if (result["stop_reason"]!.GetValue<string>() == "end_turn") break;
            _history.Add(await _tools.Call(input));
        }
        return "";
    }
}
