class TranscribeJob
  include Sidekiq::Job
  sidekiq_options retry: 6

  def perform(id)
    clip = Clip.find(id)
    response = HTTP.timeout(60).auth("Token #{ENV.fetch('DEEPGRAM_API_KEY')}")
                   .post("https://api.deepgram.com/v1/listen", json: { url: clip.url })
    raise "deepgram #{response.status}" unless response.status.success?

    clip.update!(transcript: response.parse)
  end
end
