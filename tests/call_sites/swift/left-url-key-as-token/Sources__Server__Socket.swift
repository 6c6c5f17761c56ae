import Foundation

struct Socket {
    func open() -> URLSessionWebSocketTask {
        let key = ProcessInfo.processInfo.environment["ASSEMBLYAI_API_KEY"]!
        let url = URL(string: "wss://streaming.assemblyai.com/v3/ws?sample_rate=16000&token=\(key)")!
        let task = URLSession.shared.webSocketTask(with: url)
        task.resume()
        return task
    }
}
