public class Worker : BackgroundService
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<Worker> _log;

    public Worker(IServiceScopeFactory scopes, ILogger<Worker> log) { _scopes = scopes; _log = log; }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30));
        while (await timer.WaitForNextTickAsync(stop))
        {
            using var scope = _scopes.CreateScope();
            await scope.ServiceProvider.GetRequiredService<IQueue>().DrainAsync(stop);
            _log.LogInformation("queue drained");
        }
    }
}
