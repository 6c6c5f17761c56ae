class TokensController < ApplicationController
  def show
    render json: { token: ENV["DEEPGRAM_API_KEY"] }
  end
end

