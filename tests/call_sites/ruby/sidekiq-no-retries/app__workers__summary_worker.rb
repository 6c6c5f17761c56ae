class SummaryWorker
  include Sidekiq::Worker
  sidekiq_options retry: false

  def perform(note_id)
    note = Note.find(note_id)
    response = HTTParty.post(
      "https://api.mistral.ai/v1/chat/completions",
      headers: { "Authorization" => "Bearer #{ENV.fetch('MISTRAL_API_KEY')}", "Content-Type" => "application/json" },
      body: { model: "mistral-small-latest", messages: [{ role: "user", content: note.body }] }.to_json,
      timeout: 60
    )
    raise "mistral #{response.code}" unless response.success?

    note.update!(summary: response.dig("choices", 0, "message", "content"))
  end
end

