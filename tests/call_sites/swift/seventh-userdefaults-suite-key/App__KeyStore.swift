import Foundation

enum KeyStore {
    private static let defaults = UserDefaults(suiteName: "group.io.acme")!

    static var openAIKey: String? {
        get { defaults.string(forKey: "openai_api_key") }
        set { defaults.set(newValue, forKey: "openai_api_key") }
    }
}
