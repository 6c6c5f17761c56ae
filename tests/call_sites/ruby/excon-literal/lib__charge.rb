require "excon"

module Charge
  SECRET = "{{stripe-secret-key-live}}"

  def self.list
    connection = Excon.new("https://api.stripe.com", headers: { "Authorization" => "Bearer #{SECRET}" })
    response = connection.get(path: "/v1/charges", expects: 200)
    JSON.parse(response.body)
  end
end
