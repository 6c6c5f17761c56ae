import Foundation

final class Whisper: Base {
    init(key: String) {
        super.init(url: "https://api.openai.com/v1/embeddings", key: key)
    }
}
