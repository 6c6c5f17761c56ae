import Foundation

class APIClient {
    let session = URLSession.shared
    let baseURL = URL(string: "https://api.mistral.ai/v1")!
    let token: String

    init(token: String) { self.token = token }

    func makeRequest(_ path: String, body: Data) -> URLRequest {
        var request = URLRequest(url: baseURL.appendingPathComponent(path))
        request.httpMethod = "POST"
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.httpBody = body
        return request
    }
}
