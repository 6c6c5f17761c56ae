using System;
using System.Net;

namespace Legacy
{
    public static class Models
    {
        public static string List()
        {
            using (var client = new WebClient())
            {
                client.Headers[HttpRequestHeader.Authorization] = "Bearer " + Environment.GetEnvironmentVariable("OPENAI_API_KEY");
                return client.DownloadString("https://api.openai.com/v1/models");
            }
        }
    }
}
