package app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

public class Telegram {
    private final String token = System.getenv("TELEGRAM_BOT_TOKEN");

    public byte[] send(String text) throws IOException {
        try (InputStream in = new URL("https://api.telegram.org/bot" + token + "/sendMessage?text=" + text).openStream()) {
            return in.readAllBytes();
        }
    }
}
