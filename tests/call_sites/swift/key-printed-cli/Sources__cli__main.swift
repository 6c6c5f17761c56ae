import Foundation

guard let key = ProcessInfo.processInfo.environment["COHERE_API_KEY"] else {
    fatalError("COHERE_API_KEY is not set")
}
print("using key \(key)")

var request = URLRequest(url: URL(string: "https://api.cohere.com/v2/chat")!)
request.httpMethod = "POST"
request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
request.httpBody = FileHandle.standardInput.readDataToEndOfFile()
let (data, response) = try await URLSession.shared.data(for: request)
guard (response as? HTTPURLResponse)?.statusCode == 200 else { exit(1) }
FileHandle.standardOutput.write(data)
