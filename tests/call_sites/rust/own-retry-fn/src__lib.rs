pub mod mistral;
pub mod retry;
