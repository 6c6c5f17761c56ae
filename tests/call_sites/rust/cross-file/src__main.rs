mod config;
mod tts;

#[tokio::main]
async fn main() {
    println!("{:?}", tts::voices().await);
}
