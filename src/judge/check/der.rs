//! DER (X.690): definite lengths, read without recursion.

/// Tags that keys are made of.
pub(in crate::judge) const INTEGER: u8 = 0x02;
pub(in crate::judge) const OCTETS: u8 = 0x04;
pub(in crate::judge) const OBJECT_ID: u8 = 0x06;
pub(in crate::judge) const SEQUENCE: u8 = 0x30;

/// Reads elements one after another.
#[derive(Clone, Copy)]
pub(in crate::judge) struct Der<'b>(pub(in crate::judge) &'b [u8]);

impl<'b> Der<'b> {
    /// The next element: tag and content. `None` at the end, and for what is cut or of indefinite length.
    pub(in crate::judge) fn next(&mut self) -> Option<(u8, &'b [u8])> {
        let [tag, first, rest @ ..] = self.0 else { return None };
        let (len, rest) = match (*first >= 0x80, *first & 0x7f) {
            (false, len) => (usize::from(len), rest),
            // So many bytes of length follow; none is the indefinite length.
            (true, n @ 1..=4) => {
                let (bytes, rest) = rest.split_at_checked(usize::from(n))?;
                (bytes.iter().fold(0, |len, b| len << 8 | usize::from(*b)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(len)?;
        self.0 = rest;
        Some((*tag, content))
    }

    /// The content of the next element, if it has this tag.
    pub(in crate::judge) fn expect(&mut self, tag: u8) -> Option<&'b [u8]> {
        self.next().filter(|(found, _)| *found == tag).map(|(_, content)| content)
    }

    /// The next element must be a sequence that uses up everything.
    pub(in crate::judge) fn whole_sequence(mut self) -> Option<Der<'b>> {
        let content = self.expect(SEQUENCE)?;
        self.0.is_empty().then_some(Der(content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_held() {
        let mut der = Der(&[0x02, 1, 5, 0x04, 0x81, 2, 1, 2]);
        assert_eq!(der.expect(INTEGER), Some(&[5][..]));
        assert_eq!(der.next(), Some((OCTETS, &[1, 2][..])));
        assert_eq!(der.next(), None);
        for bad in [
            &[0x30][..],
            &[0x30, 0x80, 0, 0],
            &[0x30, 2, 0],
            &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
            &[0x30, 0x85, 0, 0, 0, 0, 1],
        ] {
            assert_eq!(Der(bad).next(), None, "{bad:?}");
        }
        assert!(Der(&[0x30, 1, 0, 0]).whole_sequence().is_none());
    }
}
