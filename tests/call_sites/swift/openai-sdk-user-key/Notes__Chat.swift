import OpenAI
import SwiftUI

@MainActor
final class Chat: ObservableObject {
    private var client: OpenAI?

    func configure() throws {
        let key = try Keychain.load("openai")
        client = OpenAI(apiToken: key)
    }
}
