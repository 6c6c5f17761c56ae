import Vapor

final class Answers {
    private let client: Client
    private let apiKey: String

    init(client: Client, apiKey: String) {
        self.client = client
        self.apiKey = apiKey
    }

    func answer(_ body: some Content) async throws -> String {
        let url = URI(string: "https://api.openai.com/v1/chat/completions")
        let response = try await client.post(
            url,
            headers: HTTPHeaders([("Authorization", "Bearer \(apiKey)")]),
            content: body)
        guard response.status == .ok else {
            throw Abort(.badGateway)
        }
        return try response.content.decode(Reply.self).text
    }
}
