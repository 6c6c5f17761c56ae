use http::{Request, Response};
use std::future;
use std::time::Duration;
use tower::retry::{Policy, RetryLayer};
use tower::{Service, ServiceBuilder, ServiceExt};

#[derive(Clone)]
pub struct Attempts(pub u32);

impl<B: Clone, R> Policy<Request<B>, Response<R>, reqwest::Error> for Attempts {
    type Future = tokio::time::Sleep;

    fn retry(&mut self, _: &mut Request<B>, result: &mut Result<Response<R>, reqwest::Error>) -> Option<Self::Future> {
        let again = match result {
            Ok(r) => r.status().as_u16() == 429 || r.status().is_server_error(),
            Err(e) => e.is_connect() || e.is_timeout(),
        };
        if !again || self.0 == 0 {
            return None;
        }
        self.0 -= 1;
        let wait = 250u64 << (5 - self.0);
        Some(tokio::time::sleep(Duration::from_millis(wait + rand::random::<u64>() % wait)))
    }

    fn clone_request(&mut self, req: &Request<B>) -> Option<Request<B>> {
        Some(req.clone())
    }
}
