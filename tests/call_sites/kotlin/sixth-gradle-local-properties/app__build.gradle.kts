import java.util.Properties

val local = Properties().apply { rootProject.file("local.properties").inputStream().use(::load) }

android {
    defaultConfig {
        buildConfigField("String", "BACKEND_URL", "\"${local.getProperty("backend.url")}\"")
    }
}
