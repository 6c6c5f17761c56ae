import java.util.Properties

plugins {
    id("com.android.application")
    kotlin("android")
}

val local = Properties().apply { load(rootProject.file("local.properties").inputStream()) }

android {
    namespace = "com.acme.voice"
    defaultConfig {
        buildConfigField("String", "ELEVENLABS_API_KEY", "\"${local["elevenlabs.key"]}\"")
    }
    buildFeatures { buildConfig = true }
}
