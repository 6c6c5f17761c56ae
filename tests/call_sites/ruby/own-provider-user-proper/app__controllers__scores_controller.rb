class ScoresController < ApplicationController
  def create
    conn = Faraday.new("https://api.voxmeter.io") do |f|
      f.request :retry, max: 4, interval: 0.5, backoff_factor: 2, interval_randomness: 0.5, max_interval: 10,
                        methods: %i[get post], retry_statuses: [429, 500, 502, 503, 504]
      f.response :raise_error
    end
    res = conn.post("/v1/score") do |req|
      req.headers["x-vox-key"] = ENV.fetch("VOX_KEY")
      req.headers["x-user-id"] = current_user.public_id
      req.body = request.body.read
    end
    render json: res.body
  end
end
