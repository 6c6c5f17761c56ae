package com.acme

import android.content.Context
import androidx.core.content.edit

class Settings(context: Context) {
    private val prefs = context.getSharedPreferences("settings", Context.MODE_PRIVATE)

    fun save(apiKey: String) = prefs.edit { putString("openai_api_key", apiKey) }
}

