import AVFoundation
import SwiftUI

final class LiveCaptions: NSObject, ObservableObject {
    private let deepgramKey = "{{deepgram-api-key}}"
    private var socket: URLSessionWebSocketTask?

    func start() {
        var request = URLRequest(url: URL(string: "wss://api.deepgram.com/v1/listen?encoding=linear16&sample_rate=16000")!)
        request.setValue("Token \(deepgramKey)", forHTTPHeaderField: "Authorization")
        socket = URLSession.shared.webSocketTask(with: request)
        socket?.resume()
    }
}
