package com.acme.app;

import android.content.Context;
import android.content.SharedPreferences;
import androidx.security.crypto.EncryptedSharedPreferences;
import androidx.security.crypto.MasterKey;

public class SecureKeys {
    static void save(Context context, String openAiKey) throws Exception {
        MasterKey master = new MasterKey.Builder(context).setKeyScheme(MasterKey.KeyScheme.AES256_GCM).build();
        SharedPreferences prefs = EncryptedSharedPreferences.create(context, "secure", master,
                EncryptedSharedPreferences.PrefKeyEncryptionScheme.AES256_SIV, EncryptedSharedPreferences.PrefValueEncryptionScheme.AES256_GCM);
        prefs.edit().putString("openai_api_key", openAiKey).apply();
    }
}
