package com.acme.talk

import android.content.Context
import androidx.datastore.preferences.core.edit
import androidx.datastore.preferences.core.stringPreferencesKey
import androidx.datastore.preferences.preferencesDataStore

private val Context.store by preferencesDataStore("settings")
private val THEME_KEY = stringPreferencesKey("theme")

class ThemeStore(private val context: Context) {
    suspend fun save(theme: String) {
        context.store.edit { it[THEME_KEY] = theme }
    }
}
