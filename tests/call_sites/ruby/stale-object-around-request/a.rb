require "faraday"

class Summary
  def call(ticket)
    tries = 0
    begin
      reply = connection.post("https://api.openai.com/v1/responses", { model: "gpt-4o-mini", input: ticket.text }) do |req|
        req.headers["Authorization"] = "Bearer #{ENV.fetch('OPENAI_API_KEY')}"
        req.options.timeout = 30
      end
      raise "OpenAI answered #{reply.status}" unless reply.success?

      ticket.update!(summary: reply.body["output_text"])
    rescue ActiveRecord::StaleObjectError
      tries += 1
      raise if tries > 3

      sleep(2**tries)
      ticket.reload
      retry
    end
  end

  def connection
    @connection ||= Faraday.new { |f| f.request :json; f.response :json }
  end
end
