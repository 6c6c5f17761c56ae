class TranscribeJob < ApplicationJob
  class RateLimited < StandardError; end
  queue_as :default
  retry_on RateLimited, wait: 5.seconds, attempts: 3

  def perform(url)
    conn = Faraday.new("https://api.assemblyai.com", request: { timeout: 30 })
    response = conn.post("/v2/transcript") do |r|
      r.headers["authorization"] = ENV.fetch("ASSEMBLYAI_API_KEY")
      r.headers["content-type"] = "application/json"
      r.body = { audio_url: url }.to_json
    end
    raise RateLimited if response.status == 429 || response.status >= 500
    raise "assemblyai #{response.status}" unless response.status == 200

    JSON.parse(response.body)["id"]
  end
end
