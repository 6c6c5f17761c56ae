class ScoresController < ApplicationController
  def create
    uri = URI("https://api.voxmeter.io/v1/score")
    req = Net::HTTP::Post.new(uri)
    req["x-vox-key"] = ENV.fetch("VOX_KEY")
    req["x-user-id"] = params[:user_id]
    req.body = request.body.read
    res = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(req) }
    if res.is_a?(Net::HTTPSuccess)
      render json: res.body
    else
      head :bad_gateway
    end
  end
end
