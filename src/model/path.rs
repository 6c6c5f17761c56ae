//! The parts of a path as this project writes it: bytes or text, with `/` between the components.

/// The last component; the whole path if it has one alone, nothing behind a final slash.
pub fn name(path: &[u8]) -> &[u8] {
    &path[memchr::memrchr(b'/', path).map_or(0, |slash| slash + 1)..]
}

/// [`name`] of a path that is text.
pub fn name_str(path: &str) -> &str {
    &path[path.rfind('/').map_or(0, |slash| slash + 1)..]
}

/// What stands before the last slash: the folder that holds it, empty at the top.
pub fn folder(path: &[u8]) -> &[u8] {
    &path[..memchr::memrchr(b'/', path).unwrap_or(0)]
}

/// [`folder`] of a path that is text.
pub fn folder_str(path: &str) -> &str {
    &path[..path.rfind('/').unwrap_or(0)]
}

/// The folder with its slash, as paths below it begin: `a/b/` of `a/b/c`, empty at the top.
pub fn prefix(path: &[u8]) -> &[u8] {
    &path[..path.len() - name(path).len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_a_name_and_a_folder() {
        for (path, of_folder, of_prefix, of_name) in [
            ("a/b/c.py", "a/b", "a/b/", "c.py"),
            ("c.py", "", "", "c.py"),
            ("a/", "a", "a/", ""),
            ("/c.py", "", "/", "c.py"),
            ("ä/ö", "ä", "ä/", "ö"),
            ("", "", "", ""),
        ] {
            assert_eq!((folder_str(path), name_str(path)), (of_folder, of_name), "{path}");
            let bytes = path.as_bytes();
            assert_eq!((folder(bytes), name(bytes)), (of_folder.as_bytes(), of_name.as_bytes()), "{path}");
            assert_eq!(prefix(bytes), of_prefix.as_bytes(), "{path}");
        }
    }
}
