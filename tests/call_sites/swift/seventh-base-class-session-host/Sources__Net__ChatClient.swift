import Foundation

final class ChatClient: APIClient {
    func complete(_ body: Data) async throws -> Data {
        let (data, response) = try await session.data(for: makeRequest("chat/completions", body: body))
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return data
    }
}
