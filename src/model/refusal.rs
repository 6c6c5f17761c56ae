//! Why the system refused something, in words for people.

use std::io::{self, ErrorKind};

/// The reason of an error, without the number that the system has for it.
pub fn refusal(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_words() {
        assert_eq!(refusal(&ErrorKind::NotFound.into()), "there is no such file or folder");
        // EISDIR on all systems of the kind.
        #[cfg(unix)]
        assert_eq!(refusal(&io::Error::from_raw_os_error(21)), "is a directory");
        assert_eq!(refusal(&io::Error::other("the key is damaged")), "the key is damaged");
    }
}
