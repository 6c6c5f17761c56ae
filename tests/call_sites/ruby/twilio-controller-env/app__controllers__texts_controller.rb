class TextsController < ApplicationController
  def create
    client = Twilio::REST::Client.new(ENV["TWILIO_ACCOUNT_SID"], ENV["TWILIO_AUTH_TOKEN"])
    client.messages.create(from: "+15005550006", to: params.require(:to), body: params.require(:body))
    head :created
  end
end
