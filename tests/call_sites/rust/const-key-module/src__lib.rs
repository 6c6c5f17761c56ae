mod config;
pub mod groq;
