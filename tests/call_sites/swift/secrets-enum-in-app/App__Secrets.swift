enum Secrets {
    static let elevenLabsKey = "{{elevenlabs-api-key}}"
}
