class ClipJob
  include Sidekiq::Job
  sidekiq_options retry: 8
  sidekiq_retry_in { |count, _| (2**count) * 10 + rand(10) }

  def perform(id)
    clip = Clip.find(id)
    response = HTTP.timeout(60).headers("xi-api-key" => ENV.fetch("ELEVENLABS_API_KEY")).post("https://api.elevenlabs.io/v1/text-to-speech/#{clip.voice}", json: { text: clip.text })
    raise "elevenlabs #{response.status}" unless response.status.success?

    clip.audio.attach(io: StringIO.new(response.body.to_s), filename: "clip.mp3")
  end
end
