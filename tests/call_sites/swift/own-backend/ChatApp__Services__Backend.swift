import Foundation
import SwiftUI

struct Backend {
    let session: URLSession
    let tokenStore: TokenStore

    func chat(_ text: String) async throws -> Reply {
        var request = URLRequest(url: URL(string: "https://api.acme.example/v1/chat")!)
        request.httpMethod = "POST"
        request.setValue("Bearer \(tokenStore.accessToken)", forHTTPHeaderField: "Authorization")
        request.httpBody = try JSONEncoder().encode(["text": text])
        let (data, _) = try await session.data(for: request)
        return try JSONDecoder().decode(Reply.self, from: data)
    }
}
