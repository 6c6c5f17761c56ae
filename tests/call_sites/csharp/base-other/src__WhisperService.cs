using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

public class WhisperService : BaseService
{
    public WhisperService(string key) : base("https://api.openai.com/v1/audio/transcriptions", key)
    {
    }

    public Task<string> RunAsync(HttpContent content) => AskAsync(content);
}
