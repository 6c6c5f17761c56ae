module OpenaiRequests
  extend ActiveSupport::Concern

  included do
    include HTTParty
    base_uri "https://api.openai.com/v1"
    default_timeout 45
  end

  def post_json(path, body)
    response = self.class.post(path, body: body.to_json, headers: { "Authorization" => "Bearer #{ENV.fetch('OPENAI_API_KEY')}", "Content-Type" => "application/json" })
    raise "openai #{response.code}" unless response.success?

    response.parsed_response
  end
end
