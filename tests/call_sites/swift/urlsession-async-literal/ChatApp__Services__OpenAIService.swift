import Foundation
import SwiftUI

@MainActor
final class OpenAIService: ObservableObject {
    private let apiKey = "{{openai-project-key}}"
    private let endpoint = URL(string: "https://api.openai.com/v1/chat/completions")!

    func send(_ messages: [Message]) async throws -> String {
        var request = URLRequest(url: endpoint)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("Bearer \(apiKey)", forHTTPHeaderField: "Authorization")
        request.httpBody = try JSONEncoder().encode(ChatRequest(model: "gpt-4o-mini", messages: messages))
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { throw URLError(.badServerResponse) }
        return try JSONDecoder().decode(ChatResponse.self, from: data).choices[0].message.content
    }
}
