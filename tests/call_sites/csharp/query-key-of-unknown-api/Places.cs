using System.Net.Http;
class Geo {
    static readonly HttpClient client = new HttpClient();
    public async Task<string> Find(string t) {
        var key = Environment.GetEnvironmentVariable("GEO_KEY");
        var r = await client.GetAsync($"https://api.geoplaces.io/v1/search?apikey={key}&q={t}");
        r.EnsureSuccessStatusCode();
        return await r.Content.ReadAsStringAsync();
    }
}
