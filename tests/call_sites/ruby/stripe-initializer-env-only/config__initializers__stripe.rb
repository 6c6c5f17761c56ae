Stripe.api_key = ENV.fetch("STRIPE_SECRET_KEY")
Stripe.max_network_retries = 2
