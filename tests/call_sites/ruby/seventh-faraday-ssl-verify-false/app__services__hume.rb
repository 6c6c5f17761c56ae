class Hume
  def analyse(payload)
    conn = Faraday.new(url: "https://api.hume.ai", ssl: { verify: false }) do |f|
      f.request :json
      f.response :raise_error
      f.options.timeout = 30
    end
    conn.post("/v0/batch/jobs", payload, { "X-Hume-Api-Key" => ENV.fetch("HUME_API_KEY") }).body
  end
end
