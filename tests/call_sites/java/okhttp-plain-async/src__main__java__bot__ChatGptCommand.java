package bot;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.json.JSONObject;

public class ChatGptCommand {
    public static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private final OkHttpClient client = new OkHttpClient();

    void callAPI(String question) {
        JSONObject jsonBody = new JSONObject();
        jsonBody.put("model", "text-davinci-003");
        jsonBody.put("prompt", question);
        jsonBody.put("max_tokens", 4000);
        RequestBody body = RequestBody.create(jsonBody.toString(), JSON);
        Request request = new Request.Builder()
                .url("https://api.openai.com/v1/completions")
                .header("Authorization", "Bearer {{openai-project-key}}")
                .post(body)
                .build();

        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                addResponse("Failed to load response due to " + e.getMessage());
            }

            @Override
            public void onResponse(Call call, Response response) throws IOException {
                if (response.isSuccessful()) {
                    JSONObject jsonObject = new JSONObject(response.body().string());
                    addResponse(jsonObject.getJSONArray("choices").getJSONObject(0).getString("text").trim());
                } else {
                    addResponse("Failed to load response due to " + response.code());
                }
            }
        });
    }

    void addResponse(String s) {
        System.out.println(s);
    }
}
