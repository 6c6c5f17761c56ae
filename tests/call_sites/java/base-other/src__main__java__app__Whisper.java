package app;

class Whisper extends Base {
    Whisper(String key) {
        super("https://api.openai.com/v1/embeddings", key);
    }

    String run(String text) throws Exception {
        return ask(text);
    }
}
