plugins {
    id("com.android.application")
    kotlin("android")
}

android {
    namespace = "io.acme.speak"
    defaultConfig {
        applicationId = "io.acme.speak"
        buildConfigField("String", "ELEVEN_KEY", "\"{{elevenlabs-api-key}}\"")
    }
}
