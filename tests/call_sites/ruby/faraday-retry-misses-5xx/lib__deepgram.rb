require "faraday"
require "faraday/retry"

module Deepgram
  def self.connection
    @connection ||= Faraday.new("https://api.deepgram.com") do |f|
      f.request :retry, max: 5, interval: 0.5, interval_randomness: 0.5, backoff_factor: 2, methods: [:post], retry_statuses: [429]
      f.response :raise_error
      f.headers["Authorization"] = "Token #{ENV.fetch('DEEPGRAM_API_KEY')}"
    end
  end

  def self.transcribe(audio)
    connection.post("/v1/listen", audio, "Content-Type" => "audio/wav").body
  end
end

