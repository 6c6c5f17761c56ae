class TokensController < ApplicationController
  def show
    render json: { token: SpeechTokens.grant(current_user), configured: ENV["DEEPGRAM_API_KEY"].present? }
  end
end

