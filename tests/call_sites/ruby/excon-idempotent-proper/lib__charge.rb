require "excon"

class Charge
  def initialize
    @connection = Excon.new("https://api.stripe.com", headers: { "Authorization" => "Bearer #{ENV.fetch('STRIPE_SECRET_KEY')}" })
  end

  def list
    attempt = 0
    begin
      @connection.get(path: "/v1/charges", expects: [200]).body
    rescue Excon::Error::TooManyRequests, Excon::Error::ServerError
      attempt += 1
      raise if attempt > 4

      sleep([0.5 * 2**attempt, 15].min + rand * 0.5)
      retry
    end
  end
end
