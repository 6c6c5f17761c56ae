class HealthController < ApplicationController
  def show
    render json: { status: "ok", openai: ENV["OPENAI_API_KEY"].present? }
  end
end
