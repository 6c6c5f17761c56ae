class TokenStore
  def save(user, access_token)
    Rails.logger.info("token #{access_token} for #{user.id}")
    user.update!(token: access_token)
  end
end
