require "httparty"

class Sms
  include HTTParty
  base_uri "https://api.twilio.com"
  basic_auth ENV["TWILIO_SID"], "{{twilio-auth-token}}"

  def self.send_message(to, body)
    response = post("/2010-04-01/Accounts/#{ENV['TWILIO_SID']}/Messages.json", body: { To: to, Body: body })
    raise "twilio: #{response.code}" unless response.success?
  end
end
