class Mailer
  def deliver(mail)
    mails = SendGrid::API.new(api_key: ENV['SENDGRID_API_KEY'])
    Retriable.retriable(tries: 5) do
      answer = mails.client.mail._('send').post(request_body: mail.to_json)
      raise Refused, answer.status_code unless answer.status_code.to_i < 300
      answer.status_code
    end
  end
end
