import OpenAISwift
import Vapor

final class Chat {
    private let client = OpenAISwift(authToken: Environment.get("OPENAI_API_KEY")!)

    func ask(_ text: String) async throws -> String {
        let result = try await client.sendCompletion(with: text)
        return result.choices?.first?.text ?? ""
    }
}
