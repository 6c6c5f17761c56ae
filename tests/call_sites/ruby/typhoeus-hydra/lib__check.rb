require "typhoeus"

class Check
  def self.run(body)
    response = Typhoeus.post(
      "https://api.openai.com/v1/moderations",
      headers: { "Authorization" => "Bearer #{ENV['OPENAI_API_KEY']}", "Content-Type" => "application/json" },
      body: body.to_json
    )
    raise response.return_message unless response.success?
    JSON.parse(response.body)
  end
end
