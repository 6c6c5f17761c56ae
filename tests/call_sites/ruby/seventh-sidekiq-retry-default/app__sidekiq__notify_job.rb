class NotifyJob
  include Sidekiq::Job

  def perform(user_id)
    user = User.find(user_id)
    response = HTTP.timeout(15).auth("Bearer #{ENV.fetch('SENDGRID_API_KEY')}").post("https://api.sendgrid.com/v3/mail/send", json: user.mail)
    raise "sendgrid: #{response.status}" unless response.status.success?
  end
end
