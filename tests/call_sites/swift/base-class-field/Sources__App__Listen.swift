import Foundation

final class Listen: BaseAPI {
    func run(_ audio: Data, key: String) async throws -> Data {
        var request = URLRequest(url: URL(string: "\(host)/v1/listen")!)
        request.httpMethod = "POST"
        request.setValue("Token \(key)", forHTTPHeaderField: "Authorization")
        request.httpBody = audio
        let (data, response) = try await session.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return data
    }
}
