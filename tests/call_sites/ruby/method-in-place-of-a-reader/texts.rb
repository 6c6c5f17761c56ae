class Texts
  def initialize(client)
    @client = Twilio::REST::Client.new(ENV['TWILIO_ACCOUNT_SID'], ENV['TWILIO_AUTH_TOKEN'])
    @queue = client
  end

  def send_text(to, body)
    client.push(from: '+15005550006', to: to, body: body)
  end
end
