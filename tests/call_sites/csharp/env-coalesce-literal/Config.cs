using System;

public static class Config
{
    public static readonly string Stripe = Environment.GetEnvironmentVariable("STRIPE_SECRET_KEY") ?? "{{stripe-secret-key-live}}";
    public static readonly string Region = Environment.GetEnvironmentVariable("AWS_REGION") ?? "eu-west-1";
}
