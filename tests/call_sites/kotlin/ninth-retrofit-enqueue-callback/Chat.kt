package a
import retrofit2.Call
import retrofit2.Callback
import retrofit2.Response

class Chat(private val store: Store) {
    fun ask(auth: String) {
        val api: ChatGptApi = ServiceBuilder.buildService(ChatGptApi::class.java)
        api.complete(auth, ChatRequest("x")).enqueue(object : Callback<ChatResponse> {
            override fun onResponse(call: Call<ChatResponse>, response: Response<ChatResponse>) {
                if (response.isSuccessful) {
                    store.put(response.body())
                    nameIt(auth)
                }
            }
            override fun onFailure(call: Call<ChatResponse>, t: Throwable) {}
        })
    }

    private fun nameIt(auth: String) {
        val titles: ChatGptApi = ServiceBuilder.buildService(ChatGptApi::class.java)
        titles.complete(auth, ChatRequest("title"))
    }
}
