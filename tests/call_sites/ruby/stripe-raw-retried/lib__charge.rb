require "faraday"
require "faraday/retry"

class Charge
  def initialize
    @conn = Faraday.new(url: "https://api.stripe.com", headers: { "Authorization" => "Bearer #{ENV.fetch('STRIPE_SECRET_KEY')}" }) do |f|
      f.request :url_encoded
      f.request :retry, max: 3, interval: 1, backoff_factor: 2, interval_randomness: 0.5, methods: %i[post], retry_statuses: [429, 500, 502, 503]
      f.response :raise_error
    end
  end

  def create(amount)
    @conn.post("/v1/payment_intents", amount: amount, currency: "eur").body
  end
end
