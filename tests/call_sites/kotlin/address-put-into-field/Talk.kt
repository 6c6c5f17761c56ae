package a
import org.springframework.beans.factory.annotation.Value
import org.springframework.web.client.RestTemplate
class Talk3 {
    @Value("\${openai.url:https://api.openai.com}")
    private lateinit var base: String
    private val rest = RestTemplate()
    fun say(body: String): String? = rest.postForObject("${base}/v1/chat/completions", body, String::class.java)
}
