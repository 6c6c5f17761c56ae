package com.acme.app

import android.content.Context
import androidx.preference.PreferenceManager

class Settings(private val context: Context) {
    fun saveApiKey(apiKey: String) {
        val prefs = context.getSharedPreferences("prefs", Context.MODE_PRIVATE)
        with(prefs.edit()) {
            putString("anthropic_api_key", apiKey)
            apply()
        }
    }
}
