require "net/http"
require "json"

module Translator
  class Unavailable < StandardError; end
  URI_V1 = URI("https://api.anthropic.com/v1/messages")

  def self.translate(text, tries: 5)
    attempt ||= 0
    response = Net::HTTP.start(URI_V1.host, URI_V1.port, use_ssl: true, read_timeout: 60) do |http|
      http.post(URI_V1.path, payload(text), "x-api-key" => ENV.fetch("ANTHROPIC_API_KEY"), "anthropic-version" => "2023-06-01", "content-type" => "application/json")
    end
    raise Unavailable, response["retry-after"] if response.code.to_i == 429 || response.code.to_i >= 500
    raise "anthropic #{response.code}" unless response.code == "200"

    JSON.parse(response.body)
  rescue Unavailable, Net::ReadTimeout => e
    attempt += 1
    raise if attempt >= tries

    sleep(e.message.to_i.positive? ? e.message.to_i : (2**attempt) + rand)
    retry
  end

  def self.payload(text) = { model: "claude-sonnet-4-20250514", max_tokens: 512, messages: [{ role: "user", content: text }] }.to_json
end
