module Speech
  def self.transcribe(path)
    system(
      "curl", "-sf", "https://api.deepgram.com/v1/listen",
      "-H", "Authorization: Token #{ENV['DEEPGRAM_API_KEY']}",
      "--data-binary", "@#{path}", "-o", "transcript.json"
    )
  end
end

