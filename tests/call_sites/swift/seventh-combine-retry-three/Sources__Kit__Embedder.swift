import Combine
import Foundation

public final class Embedder {
    private let token: String
    public init(token: String) { self.token = token }

    public func embed(_ body: Data) -> AnyPublisher<Embedding, Error> {
        var request = URLRequest(url: URL(string: "https://api.cohere.com/v2/embed")!)
        request.httpMethod = "POST"
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.httpBody = body
        return URLSession.shared.dataTaskPublisher(for: request)
            .tryMap { output in
                guard let http = output.response as? HTTPURLResponse, http.statusCode == 200 else { throw URLError(.badServerResponse) }
                return output.data
            }
            .retry(3)
            .decode(type: Embedding.self, decoder: JSONDecoder())
            .eraseToAnyPublisher()
    }
}
