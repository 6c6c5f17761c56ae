import Foundation

let key = ProcessInfo.processInfo.environment["STRIPE_SECRET_KEY"] ?? "{{stripe-secret-key-live}}"
