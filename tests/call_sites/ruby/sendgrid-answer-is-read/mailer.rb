class Mailer
  def initialize
    @mails = SendGrid::API.new(api_key: ENV['SENDGRID_API_KEY'])
  end

  def deliver(mail)
    answer = @mails.client.mail._('send').post(request_body: mail.to_json)
    return :sent if answer.status_code.to_i.between?(200, 299)

    Rails.logger.warn(answer.body)
    :refused
  end
end
