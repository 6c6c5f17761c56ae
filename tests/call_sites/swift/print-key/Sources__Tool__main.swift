import Foundation

let key = ProcessInfo.processInfo.environment["OPENAI_API_KEY"] ?? ""
print("key:", key)
