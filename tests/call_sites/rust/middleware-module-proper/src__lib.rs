mod http;
pub mod mistral;
