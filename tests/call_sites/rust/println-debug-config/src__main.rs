fn main() {
    let api_key = std::env::var("OPENAI_API_KEY").expect("OPENAI_API_KEY");
    println!("starting with key {api_key}");
    run(&api_key);
}

fn run(_key: &str) {}
