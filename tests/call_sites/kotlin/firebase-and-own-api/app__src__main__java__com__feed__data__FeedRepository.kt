package com.feed.data

import android.content.Context
import com.google.firebase.auth.FirebaseAuth
import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.android.Android
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.get
import kotlinx.coroutines.tasks.await

class FeedRepository(private val context: Context) {
    private val client = HttpClient(Android)

    suspend fun feed(): Feed {
        val token = FirebaseAuth.getInstance().currentUser!!.getIdToken(false).await().token!!
        return client.get("https://api.feedreader.example/v2/feed") { bearerAuth(token) }.body()
    }
}
