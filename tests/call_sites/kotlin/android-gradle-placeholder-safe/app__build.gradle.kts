plugins { id("com.android.application") }
android {
    namespace = "com.acme.notes"
    defaultConfig {
        applicationId = "com.acme.notes"
        buildConfigField("String", "BACKEND_URL", "\"https://api.acme-notes.dev\"")
        manifestPlaceholders["appAuthRedirectScheme"] = "com.acme.notes"
    }
}
