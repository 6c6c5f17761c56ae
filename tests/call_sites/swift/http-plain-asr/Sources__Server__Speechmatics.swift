import Foundation

struct Speechmatics {
    let key = ProcessInfo.processInfo.environment["SPEECHMATICS_API_KEY"] ?? ""

    func jobs() async throws -> Data {
        var request = URLRequest(url: URL(string: "http://asr.api.speechmatics.com/v2/jobs")!)
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
        return data
    }
}
