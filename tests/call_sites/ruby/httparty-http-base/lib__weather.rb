require "httparty"

class Deepgram
  include HTTParty
  base_uri "http://api.deepgram.com"
  headers "Authorization" => "Token #{ENV['DEEPGRAM_API_KEY']}"

  def self.projects
    response = get("/v1/projects")
    raise "failed" unless response.success?
    response.parsed_response
  end
end
