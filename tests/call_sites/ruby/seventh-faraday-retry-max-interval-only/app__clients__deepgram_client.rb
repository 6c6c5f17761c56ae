class DeepgramClient
  def initialize(key = ENV.fetch("DEEPGRAM_API_KEY"))
    @connection = Faraday.new("https://api.deepgram.com", headers: { "Authorization" => "Token #{key}" }) do |f|
      f.options.timeout = 120
      f.request :retry, max: 3, interval: 1
      f.response :raise_error
    end
  end

  def listen(audio)
    @connection.post("/v1/listen", audio, "Content-Type" => "audio/wav").body
  end
end
