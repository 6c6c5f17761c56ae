class Gemini
  include HTTParty
  base_uri "https://generativelanguage.googleapis.com"
  default_timeout 30

  def generate(contents)
    response = self.class.post(
      "/v1beta/models/gemini-1.5-flash:generateContent?key=#{ENV['GEMINI_API_KEY']}",
      headers: { "Content-Type" => "application/json" },
      body: { contents: contents }.to_json
    )
    raise "gemini: #{response.code}" unless response.success?

    response.parsed_response
  end
end
