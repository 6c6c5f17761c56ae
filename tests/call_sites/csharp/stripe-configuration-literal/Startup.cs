using Stripe;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        StripeConfiguration.ApiKey = "{{stripe-secret-key-live}}";
        services.AddControllers();
    }
}
