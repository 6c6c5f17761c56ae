using OpenAI.Embeddings;

public class Batch(EmbeddingClient client)
{
    private readonly SemaphoreSlim _gate = new(4);

    public Task<float[][]> EmbedAsync(IEnumerable<string> texts) => Task.WhenAll(texts.Select(async text =>
    {
        await _gate.WaitAsync();
        try
        {
            var result = await client.GenerateEmbeddingAsync(text);
            return result.Value.ToFloats().ToArray();
        }
        finally
        {
            _gate.Release();
        }
    }));
}
