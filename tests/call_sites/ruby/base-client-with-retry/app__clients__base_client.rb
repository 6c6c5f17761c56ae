class BaseClient
  class TransientError < StandardError; end

  MAX_ATTEMPTS = 5

  private

  def with_retries
    attempt = 0
    begin
      yield
    rescue TransientError, Net::ReadTimeout
      attempt += 1
      raise if attempt >= MAX_ATTEMPTS

      sleep([2**attempt, 30].min * (0.5 + rand / 2))
      retry
    end
  end
end
