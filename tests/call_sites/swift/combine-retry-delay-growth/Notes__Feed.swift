import Combine
import Foundation
import SwiftUI

final class Feed {
    func load() -> AnyPublisher<Data, Error> {
        var request = URLRequest(url: URL(string: "https://api.mistral.ai/v1/models")!)
        request.addValue("Bearer " + Secrets.mistral, forHTTPHeaderField: "Authorization")
        return URLSession.shared.dataTaskPublisher(for: request)
            .tryMap { data, response in
                guard let http = response as? HTTPURLResponse, http.statusCode == 200 else { throw URLError(.badServerResponse) }
                return data
            }
            .eraseToAnyPublisher()
    }
}

enum Secrets {
    static let mistral = "{{openai-project-key}}"
}
