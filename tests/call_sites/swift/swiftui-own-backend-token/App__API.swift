import SwiftUI

final class API: ObservableObject {
    private let base = URL(string: "https://api.mealplanner.example")!
    private let session: SessionStore

    init(session: SessionStore) {
        self.session = session
    }

    func plan(for prompt: Prompt) async throws -> Plan {
        var request = URLRequest(url: base.appendingPathComponent("v1/plans"))
        request.httpMethod = "POST"
        request.setValue("Bearer \(session.accessToken)", forHTTPHeaderField: "Authorization")
        request.httpBody = try JSONEncoder().encode(prompt)
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return try JSONDecoder().decode(Plan.self, from: data)
    }
}
