class Billing
  def initialize
    @secret_key = ENV.fetch("STRIPE_SECRET_KEY")
    Rails.logger.debug { "Billing configured with #{@secret_key}" }
    Stripe.api_key = @secret_key
    Stripe.max_network_retries = 2
  end
end
