require "net/http"

class LegacyMailer
  def deliver(json)
    http = Net::HTTP.new("api.sendgrid.com", 80)
    request = Net::HTTP::Post.new("/v3/mail/send", { "Authorization" => "Bearer #{ENV['SENDGRID_API_KEY']}" })
    request.body = json
    response = http.request(request)
    raise response.body unless response.code.to_i == 202
  end
end
