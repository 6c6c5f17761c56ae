fun main() {
    val key = System.getenv("OPENAI_API_KEY")
    println("Using key: $key")
}
