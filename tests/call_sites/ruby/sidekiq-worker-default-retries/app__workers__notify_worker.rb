require "net/http"

class NotifyWorker
  include Sidekiq::Worker
  sidekiq_options queue: "mail", retry: 8

  def perform(user_id)
    user = User.find(user_id)
    uri = URI("https://api.resend.com/emails")
    response = Net::HTTP.post(
      uri,
      { from: "hi@shop.example", to: user.email, subject: "Hello", html: "<p>Hi</p>" }.to_json,
      "Authorization" => "Bearer #{ENV['RESEND_API_KEY']}",
      "Content-Type" => "application/json",
    )
    raise "resend: #{response.code}" unless response.code.to_i == 200
  end
end
