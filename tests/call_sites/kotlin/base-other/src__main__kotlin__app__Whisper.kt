package app

import okhttp3.RequestBody

class Whisper(key: String) : Base("https://api.openai.com/v1/embeddings", key) {
    fun run(body: RequestBody) = ask(body)
}
