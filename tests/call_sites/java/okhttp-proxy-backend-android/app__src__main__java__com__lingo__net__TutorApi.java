package com.lingo.net;

import android.content.Context;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import com.lingo.BuildConfig;

public class TutorApi {
    private final OkHttpClient client = new OkHttpClient();
    private final SessionStore sessions;

    public TutorApi(Context context) {
        sessions = new SessionStore(context);
    }

    public void ask(RequestBody question, Callback callback) {
        Request request = new Request.Builder()
                .url(BuildConfig.API_BASE_URL + "/v1/tutor/ask")
                .header("Authorization", "Bearer " + sessions.accessToken())
                .post(question)
                .build();
        client.newCall(request).enqueue(callback);
    }
}
