require "faraday"

class Moderate
  def run
    conn = Faraday.new("https://api.openai.com", headers: { "Authorization" => "Bearer #{ENV.fetch('OPENAI_API_KEY')}" })
    Comment.pending.find_each do |comment|
      response = conn.post("/v1/moderations", { input: comment.body }.to_json, "Content-Type" => "application/json")
      raise "status #{response.status}" unless response.success?
      comment.update!(flagged: JSON.parse(response.body)["results"][0]["flagged"])
    end
  end
end
