pub mod deepgram;
mod http;
