using System.Net.Http;

var chat = new Chat(new HttpClient());
System.Console.WriteLine(await chat.AskAsync("hi"));
