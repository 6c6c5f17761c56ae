require "http"
require "retriable"

class Tts
  TransientError = Class.new(StandardError)

  def speak(voice, text)
    Retriable.retriable(on: [TransientError, HTTP::TimeoutError], tries: 5, base_interval: 0.5, multiplier: 2.0, rand_factor: 0.5, max_interval: 30) do
      response = HTTP.timeout(30).headers("xi-api-key" => ENV.fetch("ELEVENLABS_API_KEY"))
                     .post("https://api.elevenlabs.io/v1/text-to-speech/#{voice}", json: { text: text })
      raise TransientError if response.code == 429 || response.code >= 500
      raise "status #{response.code}" unless response.status.success?

      response.body.to_s
    end
  end
end
