require "faraday"

class Eleven
  def speak(voice, text)
    response = connection.post("/v1/text-to-speech/#{voice}", { text: text }.to_json)
    raise "eleven: #{response.status}" unless response.success?

    response.body
  end

  private

  def connection
    @connection ||= Faraday.new(url: "https://api.elevenlabs.io", headers: headers)
  end

  def headers
    { "xi-api-key" => "{{elevenlabs-api-key}}", "Content-Type" => "application/json" }
  end
end
