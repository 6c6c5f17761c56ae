plugins {
    id("com.android.application")
    kotlin("android")
}

android {
    namespace = "com.acme.app"
    compileSdk = 34
    defaultConfig {
        applicationId = "com.acme.app"
        minSdk = 26
        buildConfigField("String", "STRIPE_SECRET", "\"{{stripe-secret-key-live}}\"")
        buildConfigField("String", "API_BASE", "\"https://api.acme.example/v2\"")
    }
}
