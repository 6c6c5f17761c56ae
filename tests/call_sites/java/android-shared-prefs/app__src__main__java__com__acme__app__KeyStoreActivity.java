package com.acme.app;

import android.app.Activity;
import android.content.Context;
import android.content.SharedPreferences;

public class KeyStoreActivity extends Activity {
    void save(String openAiKey) {
        SharedPreferences prefs = getSharedPreferences("settings", Context.MODE_PRIVATE);
        prefs.edit().putString("openai_api_key", openAiKey).apply();
    }
}
