package a
import retrofit2.http.Body
import retrofit2.http.POST

interface ChatService {
  @POST("v1/chat/completions")
  suspend fun send(@Body request: Map<String, Any>): Reply
}
