plugins {
    id("com.android.application")
    kotlin("android")
}

android {
    namespace = "com.pod"
    defaultConfig {
        buildConfigField("String", "OPENAI_API_KEY", "\"{{openai-project-key}}\"")
    }
}
