class HumeClient
  def voices
    key = ENV.fetch("HUME_API_KEY")
    Rails.logger.debug("hume request with key=#{key}")
    response = HTTParty.get("https://api.hume.ai/v0/tts/voices", headers: { "X-Hume-Api-Key" => key }, timeout: 15)
    raise "hume #{response.code}" unless response.ok?

    response.parsed_response
  end
end
