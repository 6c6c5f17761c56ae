package a
import retrofit2.Call
import retrofit2.http.Body
import retrofit2.http.Header
import retrofit2.http.POST

interface ChatGptApi {
    @POST("chat/completions")
    fun complete(@Header("Authorization") auth: String, @Body request: ChatRequest): Call<ChatResponse>
}
