package a
import javax.inject.Inject

class Repo @Inject constructor(private val service: ChatService) {
  suspend fun ask(m: Map<String, Any>): Reply = service.send(m)
}
