using System;

class Program
{
    static void Main()
    {
        var apiKey = Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY");
        Console.WriteLine($"API key: {apiKey}");
    }
}
