object Config {
    val slackToken: String = System.getenv("SLACK_BOT_TOKEN") ?: error("SLACK_BOT_TOKEN is not set")
    val openAi: String = requireNotNull(System.getenv("OPENAI_API_KEY")) { "OPENAI_API_KEY" }
    val model = System.getenv("OPENAI_MODEL") ?: "gpt-4o-mini-2024-07-18"
}
