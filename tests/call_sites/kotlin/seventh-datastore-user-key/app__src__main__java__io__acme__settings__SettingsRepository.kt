package io.acme.settings

import android.content.Context
import androidx.datastore.preferences.core.edit
import androidx.datastore.preferences.core.stringPreferencesKey
import androidx.datastore.preferences.preferencesDataStore
import kotlinx.coroutines.flow.map

private val Context.store by preferencesDataStore("settings")
private val OPENAI_API_KEY = stringPreferencesKey("openai_api_key")

class SettingsRepository(private val context: Context) {
    val apiKey = context.store.data.map { it[OPENAI_API_KEY] }

    suspend fun saveApiKey(key: String) {
        context.store.edit { it[OPENAI_API_KEY] = key }
    }
}
