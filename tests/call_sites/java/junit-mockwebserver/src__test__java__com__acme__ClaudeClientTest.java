package com.acme;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ClaudeClientTest {
    @Test
    void sendsTheKey() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse().setBody("{}"));
            Request request = new Request.Builder().url(server.url("/v1/messages")).header("x-api-key", "test-key").build();
            try (Response response = new OkHttpClient().newCall(request).execute()) {
                assertEquals(200, response.code());
            }
            assertEquals("test-key", server.takeRequest().getHeader("x-api-key"));
        }
    }
}
