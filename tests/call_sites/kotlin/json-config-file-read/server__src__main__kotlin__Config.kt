import com.typesafe.config.ConfigFactory

class Config {
    private val conf = ConfigFactory.load()
    val openAiKey: String = conf.getString("openai.apiKey")
}
