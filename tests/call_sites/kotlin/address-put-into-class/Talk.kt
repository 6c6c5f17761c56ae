package a
import org.springframework.beans.factory.annotation.Value
import org.springframework.http.*
import org.springframework.web.client.RestTemplate
class Talk(@Value("\${openai.url:https://api.openai.com}") private val base: String, @Value("\${openai.key}") private val key: String) {
    private val rest = RestTemplate()
    fun say(body: String): String? {
        val headers = HttpHeaders()
        headers.setBearerAuth(key)
        return rest.postForObject("$base/v1/chat/completions", HttpEntity(body, headers), String::class.java)
    }
}
