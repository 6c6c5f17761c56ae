require 'net/http'

module Meetings
  MEETINGS = 'https://api.zoom.us/v2/users/me/meetings'.freeze

  class << self
    def plan(topic)
      uri = URI.parse(MEETINGS)
      http = Net::HTTP.new(uri.host, uri.port)
      http.use_ssl = true
      request = Net::HTTP::Post.new(uri.path)
      request.body = { topic: topic }.to_json
      request.initialize_http_header(headers)
      answer = http.request(request)
      JSON.parse(answer.body)['join_url']
    end

    private

    def headers
      { 'Content-Type' => 'application/json', 'Authorization' => "Bearer #{token}" }
    end
  end
end
