require "net/http"
require "json"

class Cohere
  class Error < StandardError; end

  def rerank(query)
    uri = URI("https://api.cohere.com/v2/rerank")
    5.times do |attempt|
      response = Net::HTTP.post(uri, query.to_json, "Authorization" => "Bearer #{ENV.fetch('COHERE_API_KEY')}", "Content-Type" => "application/json")
      return JSON.parse(response.body) if response.code == "200"
      raise Error, response.code unless response.code == "429" || response.code.to_i >= 500

      sleep((response["retry-after"] || (2**attempt) + rand).to_f)
    end
    raise Error, "cohere is busy"
  end
end
