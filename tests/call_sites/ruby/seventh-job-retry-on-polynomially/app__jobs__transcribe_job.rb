class TranscribeJob < ApplicationJob
  queue_as :media
  retry_on Faraday::TooManyRequestsError, Faraday::ServerError, Faraday::TimeoutError, wait: :polynomially_longer, attempts: 8
  discard_on Faraday::UnauthorizedError

  def perform(recording)
    conn = Faraday.new("https://api.deepgram.com", request: { timeout: 120 }) { |f| f.response :raise_error }
    response = conn.post("/v1/listen?punctuate=true") do |req|
      req.headers["Authorization"] = "Token #{ENV.fetch('DEEPGRAM_API_KEY')}"
      req.body = recording.file.download
    end
    recording.update!(transcript: response.body)
  end
end
