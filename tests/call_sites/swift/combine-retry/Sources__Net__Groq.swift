import Combine
import Foundation

final class Groq {
    func chat(_ body: Data) -> AnyPublisher<Reply, Error> {
        var request = URLRequest(url: URL(string: "https://api.groq.com/openai/v1/chat/completions")!)
        request.httpMethod = "POST"
        request.setValue("Bearer " + (ProcessInfo.processInfo.environment["GROQ_API_KEY"] ?? ""), forHTTPHeaderField: "Authorization")
        request.httpBody = body
        return URLSession.shared.dataTaskPublisher(for: request)
            .tryMap { data, response in
                guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { throw URLError(.badServerResponse) }
                return data
            }
            .retry(3)
            .decode(type: Reply.self, decoder: JSONDecoder())
            .eraseToAnyPublisher()
    }
}
