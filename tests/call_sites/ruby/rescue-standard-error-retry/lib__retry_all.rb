require "rest-client"

def ask(body)
  tries = 0
  begin
    RestClient.post("https://api.openai.com/v1/chat/completions", body.to_json,
                    { Authorization: "Bearer #{ENV['OPENAI_API_KEY']}", content_type: :json })
  rescue StandardError => e
    tries += 1
    sleep 2
    retry if tries < 4
    raise e
  end
end
