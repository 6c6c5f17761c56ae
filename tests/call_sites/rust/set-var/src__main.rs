fn main() {
    std::env::set_var("OPENAI_API_KEY", "{{openai-project-key}}");
    app::run();
}
