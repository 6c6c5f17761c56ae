require "httparty"

class Tagger
  def tag_all(texts)
    texts.map { |text| Thread.new { tag(text) } }.map(&:value)
  end

  def tag(text)
    response = HTTParty.post("https://api.openai.com/v1/moderations",
                             headers: { "Authorization" => "Bearer #{ENV['OPENAI_API_KEY']}", "Content-Type" => "application/json" },
                             body: { input: text }.to_json)
    raise "openai #{response.code}" unless response.success?

    response.parsed_response
  end
end

