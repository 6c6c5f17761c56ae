class WidgetController < ApplicationController
  def show
    render json: { voice: "nova", locale: I18n.locale, api_key: ENV.fetch("OPENAI_API_KEY") }
  end
end
