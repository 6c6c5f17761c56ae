import java.util.Properties

plugins { id("com.android.application") }

val local = Properties().apply { rootProject.file("local.properties").takeIf { it.exists() }?.inputStream()?.use(::load) }

android {
    namespace = "io.acme"
    defaultConfig {
        applicationId = "io.acme"
        buildConfigField("String", "BACKEND", "\"https://api.acme.io\"")
        buildConfigField("String", "MAPS_KEY", "\"${local.getProperty("MAPS_KEY", "")}\"")
    }
}
