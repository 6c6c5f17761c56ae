class ElevenLabs
  include HTTParty
  base_uri "https://api.elevenlabs.io/v1"
  headers "Content-Type" => "application/json"

  def initialize
    @headers = { "xi-api-key" => Rails.application.credentials.eleven_labs[:api_key] }
  end

  def text_to_speech(voice_id, text)
    response = self.class.post("/text-to-speech/#{voice_id}", headers: @headers, body: { text: text }.to_json)
    raise "ElevenLabs failed: #{response.code}" unless response.success?

    response.body
  end
end
