import Foundation
import Vapor

class Base {
    let url: String
    let key: String

    init(url: String, key: String) {
        self.url = url
        self.key = key
    }

    func ask(_ body: Data) async throws -> Data {
        var request = URLRequest(url: URL(string: url)!)
        request.httpMethod = "POST"
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        request.httpBody = body
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { throw Abort(.badGateway) }
        return data
    }
}
