pub mod api;
pub use api::create_http_client;
