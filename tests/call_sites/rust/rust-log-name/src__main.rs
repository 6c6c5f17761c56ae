fn main() {
    let Ok(key) = std::env::var("ANTHROPIC_API_KEY") else {
        eprintln!("ANTHROPIC_API_KEY is not set");
        std::process::exit(2);
    };
    println!("the key has {} characters", key.len());
}
