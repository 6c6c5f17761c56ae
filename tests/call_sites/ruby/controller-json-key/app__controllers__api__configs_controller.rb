module Api
  class ConfigsController < ApplicationController
    def show
      render json: {
        environment: Rails.env,
        deepgram_key: ENV["DEEPGRAM_API_KEY"],
      }
    end
  end
end
