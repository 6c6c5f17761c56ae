import OpenAI
import SwiftUI

@Observable
final class Assistant {
    private let openAI = OpenAI(apiToken: "{{openai-project-key}}")
    var reply = ""

    func send(_ text: String) async throws {
        let query = ChatQuery(messages: [.user(.init(content: .string(text)))], model: .gpt4_o_mini)
        let result = try await openAI.chats(query: query)
        reply = result.choices.first?.message.content ?? ""
    }
}

