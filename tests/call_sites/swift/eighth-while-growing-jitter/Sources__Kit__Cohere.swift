import Foundation

public struct Cohere {
    let key: String

    public func embed(_ body: Data) async throws -> Data {
        var delay = 0.4
        var left = 5
        while true {
            var request = URLRequest(url: URL(string: "https://api.cohere.com/v2/embed")!)
            request.httpMethod = "POST"
            request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
            request.httpBody = body
            let (data, response) = try await URLSession.shared.data(for: request)
            let status = (response as! HTTPURLResponse).statusCode
            if status == 200 { return data }
            left -= 1
            guard left > 0, status == 429 || status >= 500 else { throw URLError(.badServerResponse) }
            try await Task.sleep(for: .seconds(delay + Double.random(in: 0...0.2)))
            delay *= 2
        }
    }
}
