import Foundation

func models() async throws -> Data {
    var request = URLRequest(url: URL(string: "https://api.openai.com/v1/models")!)
    request.setValue("Bearer \(ProcessInfo.processInfo.environment["OPENAI_API_KEY"]!)", forHTTPHeaderField: "Authorization")
    let (data, response) = try await URLSession.shared.data(for: request)
    guard (response as! HTTPURLResponse).statusCode == 200 else { throw URLError(.badServerResponse) }
    return data
}

func patient() async throws -> Data {
    var last: Error = URLError(.unknown)
    for attempt in 0..<5 {
        do {
            return try await models()
        } catch {
            last = error
            try await Task.sleep(nanoseconds: UInt64(pow(2.0, Double(attempt))) * 500_000_000)
        }
    }
    throw last
}
