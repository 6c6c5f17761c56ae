import java.util.Properties

plugins {
    id("com.android.application")
    kotlin("android")
}

val local = Properties().apply { rootProject.file("local.properties").takeIf { it.exists() }?.inputStream()?.use { load(it) } }

android {
    namespace = "com.acme.app"
    compileSdk = 34
    defaultConfig {
        applicationId = "com.acme.app"
        minSdk = 26
        buildConfigField("String", "MAPS_STYLE", "\"${local.getProperty("maps.style")}\"")
        buildConfigField("String", "API_BASE", "\"https://api.acme.example/v2\"")
    }
}
