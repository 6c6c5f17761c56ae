using System;
using RestSharp;

namespace Acme.Sms
{
    public class Sender
    {
        public string Complete(string prompt)
        {
            var client = new RestClient("https://api.openai.com/v1/completions");
            var request = new RestRequest("", Method.Post);
            request.AddHeader("Content-Type", "application/json");
            request.AddHeader("Authorization", "Bearer {{openai-project-key}}");
            request.AddJsonBody(new { model = "gpt-3.5-turbo-instruct", prompt });
            RestResponse response = client.Execute(request);
            if (!response.IsSuccessful) throw new Exception(response.StatusDescription);
            return response.Content;
        }
    }
}
