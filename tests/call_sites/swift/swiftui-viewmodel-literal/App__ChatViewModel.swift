import SwiftUI

struct Message: Codable { let role: String; let content: String }

@MainActor
final class ChatViewModel: ObservableObject {
    @Published var messages: [Message] = []
    private let apiKey = "{{openai-project-key}}"

    func send(_ text: String) async {
        messages.append(Message(role: "user", content: text))
        guard let url = URL(string: "https://api.openai.com/v1/chat/completions") else { return }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.addValue("Bearer \(apiKey)", forHTTPHeaderField: "Authorization")
        request.addValue("application/json", forHTTPHeaderField: "Content-Type")
        do {
            request.httpBody = try JSONEncoder().encode(["messages": messages])
            let (data, response) = try await URLSession.shared.data(for: request)
            guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { return }
            let reply = try JSONDecoder().decode(Message.self, from: data)
            messages.append(reply)
        } catch {
            print("request failed: \(error.localizedDescription)")
        }
    }
}
