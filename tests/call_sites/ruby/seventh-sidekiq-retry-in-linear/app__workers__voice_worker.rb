class VoiceWorker
  include Sidekiq::Job
  sidekiq_options queue: "voices", retry: 5
  sidekiq_retry_in { |count, _error| 30 * (count + 1) }

  def perform(line_id)
    line = Line.find(line_id)
    response = Faraday.post("https://api.elevenlabs.io/v1/text-to-speech/#{line.voice}", { text: line.text }.to_json,
                            "xi-api-key" => ENV.fetch("ELEVENLABS_API_KEY"), "Content-Type" => "application/json")
    raise "elevenlabs #{response.status}" unless response.success?

    line.audio.attach(io: StringIO.new(response.body), filename: "line.mp3")
  end
end
