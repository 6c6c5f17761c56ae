//! Any bytes through decoding, detection and judging, and through the layers inside of them: spans lie inside, candidates do not
//! overlap, nothing panics.

#![no_main]

use keylint::{decode, detect, judge};
use libfuzzer_sys::fuzz_target;

/// Every text that is wrapped in one, with its place in it.
fn layers(text: &[u8], budget: &mut decode::Budget) {
    let mut spots = detect::find(text).settled_spots();
    decode::unfold(text, &mut spots, detect::simd::is_token, budget, &mut |inner, budget| {
        let span = inner.outer_span(&(0..inner.text.len()));
        assert!(span.start <= span.end && span.end <= text.len());
        layers(&inner.text, budget);
        false
    });
}

fuzz_target!(|bytes: &[u8]| {
    for doc in decode::documents(bytes) {
        let _ = decode::is_binary(&doc.text);
        layers(&doc.text, &mut decode::Budget::of_blob(doc.text.len()));
        let candidates = detect::detect(&doc.text);
        let ends = candidates.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(ends, "candidates overlap");
        for candidate in candidates {
            assert!(candidate.span.start < candidate.span.end && candidate.span.end <= doc.text.len());
            let span = doc.outer_span(&candidate.span);
            assert!(span.start <= span.end && span.end <= bytes.len());
            let secret = judge::judge(&doc.text, candidate, 1_767_225_600);
            let _ = judge::with_path(secret, b"src/config.py");
        }
    }
});
