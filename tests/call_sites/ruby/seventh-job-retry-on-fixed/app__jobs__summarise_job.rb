class SummariseJob < ApplicationJob
  retry_on Net::ReadTimeout, RuntimeError, wait: 10.seconds, attempts: 5

  def perform(article)
    uri = URI("https://api.openai.com/v1/chat/completions")
    response = Net::HTTP.post(uri, article.prompt.to_json, "Authorization" => "Bearer #{ENV.fetch('OPENAI_API_KEY')}", "Content-Type" => "application/json")
    raise "openai #{response.code}" unless response.code == "200"

    article.update!(summary: JSON.parse(response.body).dig("choices", 0, "message", "content"))
  end
end
