object Config {
    val slackToken = System.getenv("SLACK_BOT_TOKEN") ?: "{{slack-bot-token}}"
    val port = System.getenv("PORT")?.toInt() ?: 8080
}
