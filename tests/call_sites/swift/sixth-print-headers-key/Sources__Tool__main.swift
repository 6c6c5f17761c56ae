import Foundation

let key = ProcessInfo.processInfo.environment["DEEPGRAM_API_KEY"] ?? ""
print("DEEPGRAM_API_KEY = \(key)")
var request = URLRequest(url: URL(string: "https://api.deepgram.com/v1/projects")!)
request.addValue("Token \(key)", forHTTPHeaderField: "Authorization")
let (data, response) = try await URLSession.shared.data(for: request)
guard (response as? HTTPURLResponse)?.statusCode == 200 else { fatalError("refused") }
print(String(decoding: data, as: UTF8.self))
