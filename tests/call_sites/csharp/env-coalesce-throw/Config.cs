using System;

public static class Config
{
    public static readonly string Stripe = Environment.GetEnvironmentVariable("STRIPE_SECRET_KEY")
        ?? throw new InvalidOperationException("STRIPE_SECRET_KEY is not set");
}
