class Health
  def report
    key = ENV["OPENAI_API_KEY"].to_s
    Rails.logger.info("openai key present=#{!key.empty?}")
  end
end
