import Foundation

enum Config {
    static var elevenLabs: String {
        Bundle.main.object(forInfoDictionaryKey: "ELEVENLABS_API_KEY") as? String ?? ""
    }
}
