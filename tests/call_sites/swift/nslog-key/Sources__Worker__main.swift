import Foundation

let apiKey = ProcessInfo.processInfo.environment["ASSEMBLYAI_API_KEY"] ?? ""
NSLog("starting with %@", apiKey)
Worker(key: apiKey).run()

