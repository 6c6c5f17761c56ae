package com.quiz;

import android.content.Context;
import com.android.volley.DefaultRetryPolicy;
import com.android.volley.Request;
import com.android.volley.toolbox.StringRequest;
import com.android.volley.toolbox.Volley;
import java.util.Map;

public class Login {
    void load(Context context, Session session) {
        StringRequest r = new StringRequest(Request.Method.GET, BuildConfig.BASE_URL + "/me", this::ok, this::bad) {
            @Override
            public Map<String, String> getHeaders() {
                return Map.of("Authorization", "Bearer " + session.accessToken());
            }
        };
        r.setRetryPolicy(new DefaultRetryPolicy(5000, 3, 2f));
        Volley.newRequestQueue(context).add(r);
    }
    void ok(String s) { }
    void bad(Exception e) { }
}
