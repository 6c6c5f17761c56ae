package io.batch

import com.aallam.openai.api.embedding.EmbeddingRequest
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit

class Embed(private val openAI: OpenAI = OpenAI(System.getenv("OPENAI_API_KEY"))) {
    private val gate = Semaphore(4)

    suspend fun all(texts: List<String>) = coroutineScope {
        texts.map { text ->
            async {
                gate.withPermit { openAI.embeddings(EmbeddingRequest(ModelId("text-embedding-3-small"), listOf(text))) }
            }
        }.awaitAll()
    }
}
