//! HMAC (RFC 2104) over any of the hashes in use.

use sha2::Digest;

/// The sum for a key that is no longer than `block`, the block of the hash in bytes.
pub(super) fn hmac<D: Digest>(key: &[u8], message: &[u8], block: usize) -> Vec<u8> {
    let pad = |with: u8| (0..block).map(|i| key.get(i).unwrap_or(&0) ^ with).collect::<Vec<u8>>();
    let inner = D::new().chain_update(pad(0x36)).chain_update(message).finalize();
    D::new().chain_update(pad(0x5c)).chain_update(inner).finalize().to_vec()
}

/// The sum by SHA-256.
pub fn hmac_sha256(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let sum = hmac::<sha2::Sha256>(key, message, 64);
    sum.try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_have_the_values_of_the_specifications() {
        let hex = |bytes: Vec<u8>| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
        let (key, message) = (b"Jefe", b"what do ya want for nothing?");
        let rfc_4231 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(hex(hmac::<sha2::Sha256>(key, message, 64)), rfc_4231);
        assert_eq!(hex(hmac::<sha1::Sha1>(key, message, 64)), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }
}
