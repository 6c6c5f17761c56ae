enum Secrets {
    static let openAIKey = "{{openai-project-key}}"
}
