require "http"

class Poller
  RETRYABLE = [429, 500, 502, 503, 504].freeze

  def models
    5.times do |n|
      response = HTTP.timeout(connect: 5, read: 20).auth("Bearer #{ENV.fetch('OPENAI_API_KEY')}").get("https://api.openai.com/v1/models")
      return response.parse if response.status.success?
      raise "openai: #{response.status}" unless RETRYABLE.include?(response.code)

      hint = response.headers["Retry-After"].to_i
      sleep(hint.positive? ? hint : [2**n, 20].min + rand)
    end
    raise "openai is not there"
  end
end
