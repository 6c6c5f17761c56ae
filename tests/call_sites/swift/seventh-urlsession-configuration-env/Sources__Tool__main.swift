import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

let configuration = URLSessionConfiguration.default
configuration.httpAdditionalHeaders = ["Authorization": "Bearer \(ProcessInfo.processInfo.environment["MISTRAL_API_KEY"]!)"]
configuration.timeoutIntervalForRequest = 30
let session = URLSession(configuration: configuration)

var request = URLRequest(url: URL(string: "https://api.mistral.ai/v1/embeddings")!)
request.httpMethod = "POST"
request.httpBody = FileHandle.standardInput.readDataToEndOfFile()
let (data, response) = try await session.data(for: request)
guard (response as? HTTPURLResponse)?.statusCode == 200 else { fatalError("mistral: \(response)") }
print(String(decoding: data, as: UTF8.self))
