//! Numbers of variable width as git writes them, seven bits a byte with a bit that says that another follows.
//!
//! In: bytes and where a number begins. Out: the number, and where it ends. A number that does not fit into 64 bits is an error, as is one that
//! the bytes end within: which of the two, the caller says in its own words.

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The bytes end before it does.
    Cut,
    /// It is larger than any that git writes.
    TooLarge,
}

/// Least bits first: sizes in packs and deltas.
#[inline]
pub(super) fn size(bytes: &[u8], at: &mut usize) -> Result<u64, Fault> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = next(bytes, at)?;
        let part = u64::from(byte & 0x7f);
        if (part << shift) >> shift != part {
            return Err(Fault::TooLarge);
        }
        value |= part << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(Fault::TooLarge)
}

/// Most bits first, one added for each byte that follows: distances in packs, lengths in reftables and in indexes of version 4.
#[inline]
pub(super) fn offset(bytes: &[u8], at: &mut usize) -> Result<u64, Fault> {
    let mut byte = next(bytes, at)?;
    let mut value = u64::from(byte & 0x7f);
    while byte & 0x80 != 0 {
        byte = next(bytes, at)?;
        let more = value.checked_add(1).filter(|v| v.leading_zeros() >= 7).ok_or(Fault::TooLarge)?;
        value = more << 7 | u64::from(byte & 0x7f);
    }
    Ok(value)
}

/// [`offset`] from the front of bytes, which it takes away.
pub(super) fn take_offset(bytes: &mut &[u8]) -> Result<u64, Fault> {
    let mut at = 0;
    let value = offset(bytes, &mut at)?;
    *bytes = &bytes[at..];
    Ok(value)
}

#[inline]
fn next(bytes: &[u8], at: &mut usize) -> Result<u8, Fault> {
    let byte = *bytes.get(*at).ok_or(Fault::Cut)?;
    *at += 1;
    Ok(byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written_size(mut value: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        while value > 0x7f {
            bytes.push(0x80 | (value & 0x7f) as u8);
            value >>= 7;
        }
        bytes.push(value as u8);
        bytes
    }

    fn written_offset(mut value: u64) -> Vec<u8> {
        let mut bytes = vec![(value & 0x7f) as u8];
        while value > 0x7f {
            value = (value >> 7) - 1;
            bytes.insert(0, 0x80 | (value & 0x7f) as u8);
        }
        bytes
    }

    #[test]
    fn the_numbers_of_the_format_are_read() {
        let read = |bytes: &[u8]| (size(bytes, &mut 0), offset(bytes, &mut 0));
        assert_eq!(read(&[0x05]), (Ok(5), Ok(5)));
        assert_eq!(read(&[0x80, 0x01]), (Ok(128), Ok(129)));
        assert_eq!(read(&[0x80, 0x00]), (Ok(0), Ok(128)));
        assert_eq!(read(&[0x80]), (Err(Fault::Cut), Err(Fault::Cut)));
        assert_eq!(read(&[]), (Err(Fault::Cut), Err(Fault::Cut)));
        assert_eq!(read(&[0xff; 12]), (Err(Fault::TooLarge), Err(Fault::TooLarge)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(value: u64, behind: Vec<u8>) {
            let read = |bytes: Vec<u8>, read: fn(&[u8], &mut usize) -> Result<u64, Fault>| {
                let (len, mut at) = (bytes.len(), 0);
                let value = read(&[bytes, behind.clone()].concat(), &mut at);
                (value, at == len)
            };
            prop_assert_eq!(read(written_size(value), size), (Ok(value), true));
            prop_assert_eq!(read(written_offset(value), offset), (Ok(value), true));
        }
    }
}
