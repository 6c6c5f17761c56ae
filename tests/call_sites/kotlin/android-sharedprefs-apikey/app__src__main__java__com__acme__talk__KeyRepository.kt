package com.acme.talk

import android.content.Context
import androidx.core.content.edit

class KeyRepository(context: Context) {
    private val prefs = context.getSharedPreferences("talk", Context.MODE_PRIVATE)

    var apiKey: String?
        get() = prefs.getString("api_key", null)
        set(value) = prefs.edit { putString("api_key", value) }
}
