use std::env;

fn main() {
    let key = env::var("ANTHROPIC_API_KEY").unwrap();
    println!("key: {key}");
}
