package com.byok

import android.content.Context
import androidx.core.content.edit

class Settings(context: Context) {
    private val prefs = context.getSharedPreferences("settings", Context.MODE_PRIVATE)

    fun saveApiKey(apiKey: String) {
        prefs.edit { putString("api_key", apiKey) }
    }

    fun darkMode(on: Boolean) = prefs.edit { putBoolean("dark_mode", on) }
}
