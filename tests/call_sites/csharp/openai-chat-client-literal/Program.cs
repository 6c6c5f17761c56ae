using OpenAI.Chat;

ChatClient client = new("gpt-4o-mini", "{{openai-project-key}}");
ChatCompletion completion = client.CompleteChat("Say hello.");
Console.WriteLine(completion.Content[0].Text);

