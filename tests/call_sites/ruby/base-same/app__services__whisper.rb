require "net/http"

class Base
  def initialize(url, key)
    @url = url
    @key = key
  end

  def ask(body)
    uri = URI(@url)
    request = Net::HTTP::Post.new(uri)
    request["Authorization"] = "Bearer #{@key}"
    request.body = body
    response = Net::HTTP.start(uri.host, uri.port, use_ssl: true, open_timeout: 5, read_timeout: 20) { |http| http.request(request) }
    raise "status #{response.code}" unless response.is_a?(Net::HTTPSuccess)
    response.body
  end
end

class Whisper < Base
  def initialize(key)
    super("https://api.openai.com/v1/embeddings", key)
  end

  def run(text)
    ask(text)
  end
end
