import Foundation
import SwiftUI

@MainActor
final class ChatService: ObservableObject {
    @Published var answer = ""

    func ask(_ text: String) async throws {
        var request = URLRequest(url: URL(string: "https://api.openai.com/v1/responses")!)
        request.httpMethod = "POST"
        request.setValue("Bearer \(Secrets.openAIKey)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONEncoder().encode(["model": "gpt-4o-mini", "input": text])
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        answer = String(decoding: data, as: UTF8.self)
    }
}

