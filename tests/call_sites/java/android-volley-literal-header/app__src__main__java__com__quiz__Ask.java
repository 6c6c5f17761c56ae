package com.quiz;

import android.content.Context;
import com.android.volley.Request;
import com.android.volley.toolbox.JsonObjectRequest;
import com.android.volley.toolbox.Volley;
import org.json.JSONObject;
import java.util.HashMap;
import java.util.Map;

public class Ask {
    private static final String URL = "https://api.openai.com/v1/chat/completions";

    void ask(Context context, JSONObject body) {
        JsonObjectRequest request = new JsonObjectRequest(Request.Method.POST, URL, body,
                response -> show(response), error -> fail(error)) {
            @Override
            public Map<String, String> getHeaders() {
                Map<String, String> headers = new HashMap<>();
                headers.put("Authorization", "Bearer {{openai-project-key}}");
                return headers;
            }
        };
        Volley.newRequestQueue(context).add(request);
    }

    void show(JSONObject o) { }
    void fail(Exception e) { }
}
