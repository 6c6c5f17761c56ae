android {
    defaultConfig {
        buildConfigField("String", "DEEPGRAM_API_KEY", "\"${project.property("DEEPGRAM_API_KEY")}\"")
    }
}
