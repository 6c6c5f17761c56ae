class TitleWriter
  include OpenaiRequests

  def call(text) = post_json("/chat/completions", model: "gpt-4o-mini", messages: [{ role: "user", content: text }])
end
