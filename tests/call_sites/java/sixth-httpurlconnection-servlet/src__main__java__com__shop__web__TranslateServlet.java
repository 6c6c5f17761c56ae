package com.shop.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

public class TranslateServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
        URL url = new URL("https://api.openai.com/v1/chat/completions");
        HttpURLConnection con = (HttpURLConnection) url.openConnection();
        con.setRequestMethod("POST");
        con.setRequestProperty("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"));
        con.setRequestProperty("Content-Type", "application/json");
        con.setDoOutput(true);
        try (OutputStream out = con.getOutputStream()) {
            out.write(Prompts.translate(req.getParameter("text")).getBytes(StandardCharsets.UTF_8));
        }
        if (con.getResponseCode() != 200) {
            resp.sendError(502);
            return;
        }
        con.getInputStream().transferTo(resp.getOutputStream());
    }
}
