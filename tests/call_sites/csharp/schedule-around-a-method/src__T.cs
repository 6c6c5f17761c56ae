using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

public class T
{
    private readonly HttpClient _http = new();

    public async Task Run(string token, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Send(token, ct);
            }
            catch (Exception ex)
            {
                Console.Error.WriteLine(ex.Message);
            }
            await Task.Delay(TimeSpan.FromMinutes(5), ct);
        }
    }

    private async Task Send(string token, CancellationToken ct)
    {
        var r = await _http.PostAsync($"https://api.telegram.org/bot{token}/sendMessage", new StringContent("{}", Encoding.UTF8, "application/json"), ct);
        r.EnsureSuccessStatusCode();
    }
}
