class SummarizeJob < ApplicationJob
  class Busy < StandardError; end
  retry_on Busy, wait: :polynomially_longer, attempts: 6

  def perform(note)
    response = Faraday.post("https://api.openai.com/v1/chat/completions", payload(note).to_json,
                            "Authorization" => "Bearer #{Rails.application.credentials.dig(:openai, :key)}", "Content-Type" => "application/json")
    raise Busy if response.status == 429 || response.status >= 500
    raise "OpenAI #{response.status}" unless response.success?

    note.update!(summary: JSON.parse(response.body).dig("choices", 0, "message", "content"))
  end

  private

  def payload(note)
    { model: "gpt-4o-mini", messages: [{ role: "user", content: note.text }] }
  end
end
