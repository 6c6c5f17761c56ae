import Foundation

func score(_ body: Data) async throws -> Data {
    var request = URLRequest(url: URL(string: "https://api.voxmeter.io/v1/score")!)
    request.httpMethod = "POST"
    request.setValue(ProcessInfo.processInfo.environment["VOX_KEY"], forHTTPHeaderField: "x-vox-key")
    request.httpBody = body
    let (data, response) = try await URLSession.shared.data(for: request)
    guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw URLError(.badServerResponse) }
    return data
}
