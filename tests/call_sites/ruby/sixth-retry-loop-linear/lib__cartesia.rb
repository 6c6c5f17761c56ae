require "httparty"

class Cartesia
  def speak(body)
    5.times do |i|
      response = HTTParty.post(
        "https://api.cartesia.ai/tts/bytes",
        headers: { "X-API-Key" => ENV.fetch("CARTESIA_API_KEY"), "Cartesia-Version" => "2025-04-16" },
        body: body.to_json,
        timeout: 30,
      )
      return response.body if response.code == 200
      raise "cartesia #{response.code}" unless response.code == 429 || response.code >= 500

      sleep(i + 1)
    end
    raise "cartesia: no answer"
  end
end
