mod retry;
pub mod whisper;
