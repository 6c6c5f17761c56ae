require "httparty"

class Deepgram
  include HTTParty
  base_uri "api.deepgram.com/v1"
  headers "Authorization" => "Token {{deepgram-api-key}}"

  def self.projects
    response = get("/projects")
    raise "failed" unless response.success?
    response.parsed_response
  end
end
