import Foundation
import Vapor

struct OpenAi {
    let key: String
    let session: URLSession

    init(key: String, session: URLSession = .shared) {
        self.key = key
        self.session = session
    }

    func models() async throws -> Data {
        var request = URLRequest(url: URL(string: "https://api.openai.com/v1/models")!)
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        let (data, response) = try await session.data(for: request)
        guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { throw Abort(.badGateway) }
        return data
    }
}
