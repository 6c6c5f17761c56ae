class Texts
  attr_reader :client

  def initialize
    @client = Twilio::REST::Client.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
  end

  def send_text(to, body)
    client.messages.create(from: '+15005550006', to: to, body: body)
  end
end
