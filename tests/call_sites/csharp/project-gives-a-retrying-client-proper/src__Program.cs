using System.Net.Http;

var chat = new Chat(new HttpClient(new RetryHandler(new HttpClientHandler())));
System.Console.WriteLine(await chat.AskAsync("hi"));
