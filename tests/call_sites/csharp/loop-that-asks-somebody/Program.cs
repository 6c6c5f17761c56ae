using System.Net.Http.Json;

var http = new HttpClient();
http.DefaultRequestHeaders.Add("x-api-key", Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY"));
http.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
for (var round = 0; round < 20; round++)
{
    Console.Write("You: ");
    var question = Console.ReadLine();
    var response = await http.PostAsJsonAsync("https://api.anthropic.com/v1/messages", Ask(question));
    response.EnsureSuccessStatusCode();
    Console.WriteLine(await response.Content.ReadAsStringAsync());
}
