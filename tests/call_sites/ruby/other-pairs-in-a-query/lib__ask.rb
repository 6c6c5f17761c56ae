require "net/http"

class Ask
  def call(page)
    uri = URI("https://generativelanguage.googleapis.com/v1beta/models")
    uri.query = URI.encode_www_form(pageToken: page)
    request = Net::HTTP::Get.new(uri)
    request["x-goog-api-key"] = ENV.fetch("GEMINI_API_KEY")
    response = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(request) }
    raise "status #{response.code}" unless response.is_a?(Net::HTTPSuccess)
    response.body
  end
end
