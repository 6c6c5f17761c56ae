# frozen_string_literal: true

require "net/http"
require "json"

class Transcriber
  HOST = "api.deepgram.com"

  def initialize(key: ENV.fetch("DEEPGRAM_API_KEY"))
    @key = key
  end

  def call(path)
    Net::HTTP.start(HOST, 443, use_ssl: true, open_timeout: 5, read_timeout: 60) do |http|
      request = Net::HTTP::Post.new("/v1/listen?model=nova-2")
      request["Authorization"] = "Token #{@key}"
      request["Content-Type"] = "audio/wav"
      request.body_stream = File.open(path, "rb")
      request["Transfer-Encoding"] = "chunked"
      response = http.request(request)
      raise "deepgram: #{response.code}" unless response.is_a?(Net::HTTPSuccess)

      JSON.parse(response.body)
    end
  end
end
