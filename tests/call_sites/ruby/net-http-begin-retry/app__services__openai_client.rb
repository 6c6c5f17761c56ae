# frozen_string_literal: true

require "net/http"
require "json"

class OpenaiClient
  ENDPOINT = URI("https://api.openai.com/v1/chat/completions")
  Retryable = Class.new(StandardError) { attr_accessor :after }

  def chat(messages)
    attempts = 0
    begin
      request = Net::HTTP::Post.new(ENDPOINT, "Content-Type" => "application/json", "Authorization" => "Bearer #{ENV.fetch('OPENAI_API_KEY')}")
      request.body = { model: "gpt-4o-mini", messages: messages }.to_json
      response = Net::HTTP.start(ENDPOINT.hostname, ENDPOINT.port, use_ssl: true, read_timeout: 60) { |http| http.request(request) }
      if response.code.to_i == 429 || response.code.to_i >= 500
        raise Retryable.new(response.code).tap { |e| e.after = response["Retry-After"] }
      end
      raise "OpenAI: #{response.code}" unless response.is_a?(Net::HTTPSuccess)

      JSON.parse(response.body)
    rescue Retryable, Net::OpenTimeout, Net::ReadTimeout => e
      attempts += 1
      raise if attempts > 5

      after = e.is_a?(Retryable) ? e.after.to_i : 0
      sleep([after, [2**attempts, 30].min + rand].max)
      retry
    end
  end
end
