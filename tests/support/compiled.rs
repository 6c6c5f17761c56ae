//! Compiled files built byte by byte: Dalvik code, resources and XML of Android, Java classes, binary property lists. Each builder follows
//! the format's own description; files that programs have made are read alike.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

fn le32(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|n| u32::try_from(*n).unwrap().to_le_bytes()).collect()
}

fn le16(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|n| u16::try_from(*n).unwrap().to_le_bytes()).collect()
}

/// Code with a class `com.example.BuildConfig` that has one constant, and strings.
pub(crate) fn dex(field: &str, value: &str, strings: &[&str]) -> Vec<u8> {
    let table: Vec<&str> = ["Lcom/example/BuildConfig;", field, value].iter().chain(strings).copied().collect();
    let (strings_at, types_at) = (0x70, 0x70 + table.len() * 4);
    let (fields_at, class_at) = (types_at + 4, types_at + 12);
    let (data_at, values_at) = (class_at + 32, class_at + 32 + 6);
    let mut at = values_at + 3;
    let mut data = Vec::new();
    let mut offsets = Vec::new();
    for string in &table {
        offsets.push(at + data.len());
        data.push(u8::try_from(string.len()).unwrap());
        data.extend(string.bytes());
        data.push(0);
    }
    at += data.len();
    let mut out = b"dex\n035\0".to_vec();
    out.resize(0x38, 0);
    out.extend(le32(&[table.len(), strings_at, 1, types_at, 0, 0, 1, fields_at, 0, 0, 1, class_at]));
    out.extend(le32(&[at - data_at, data_at]));
    out.resize(strings_at, 0);
    out.extend(le32(&offsets));
    out.extend(le32(&[0]));
    out.extend(le16(&[0, 0]));
    out.extend(le32(&[1]));
    out.extend(le32(&[0, 1, 0, 0, 0, 0, data_at, values_at]));
    // One static field, and its value: string 2.
    out.extend([1, 0, 0, 0, 0, 0x19]);
    out.extend([1, 0x17, 2]);
    out.extend(data);
    out
}

fn pool(strings: &[&str], narrow: bool) -> Vec<u8> {
    let (mut data, mut offsets) = (Vec::new(), Vec::new());
    for string in strings {
        offsets.push(data.len());
        if narrow {
            data.extend([u8::try_from(string.len()).unwrap(); 2]);
            data.extend(string.bytes());
            data.push(0);
        } else {
            data.extend(le16(&[string.len()]));
            data.extend(string.encode_utf16().flat_map(u16::to_le_bytes));
            data.extend([0, 0]);
        }
    }
    data.resize(data.len().next_multiple_of(4), 0);
    let start = 28 + strings.len() * 4;
    let flags = if narrow { 0x100 } else { 0 };
    let head = le32(&[start + data.len(), strings.len(), 0, flags, start, 0]);
    [le16(&[1, 28]), head, le32(&offsets), data].concat()
}

/// A table with one string resource.
pub(crate) fn resources(name: &str, value: &str, narrow: bool) -> Vec<u8> {
    let keys = pool(&["other", name], true);
    let entry = [le16(&[8, 0]), le32(&[1]), le16(&[8]), vec![0, 3], le32(&[1])].concat();
    let kind = [le16(&[0x201, 84]), le32(&[84 + 4 + entry.len()]), vec![1, 0, 0, 0], le32(&[1, 88])].concat();
    let kind = [kind, vec![0; 64], le32(&[0]), entry].concat();
    let mut package = [le16(&[0x200, 288]), le32(&[288 + keys.len() + kind.len(), 0x7F])].concat();
    package.resize(268, 0);
    package.extend(le32(&[0, 0, 288, 0, 0]));
    package.extend(keys);
    package.extend(kind);
    let values = pool(&["unnamed", value], narrow);
    [le16(&[2, 12]), le32(&[12 + values.len() + package.len(), 1]), values, package].concat()
}

/// XML with one element that has a name and a value.
pub(crate) fn xml(name: &str, value: &str) -> Vec<u8> {
    let strings = pool(&["name", "value", "meta-data", name, value], false);
    let none = usize::try_from(u32::MAX).unwrap();
    let attribute = |name: usize, raw: usize| [le32(&[none, name, raw]), le16(&[8]), vec![0, 3], le32(&[raw])].concat();
    let body = [le32(&[none, 2]), le16(&[20, 20, 2, 0, 0, 0]), attribute(0, 3), attribute(1, 4)].concat();
    let element = [le16(&[0x102, 16]), le32(&[16 + body.len(), 1, none]), body].concat();
    [le16(&[3, 8]), le32(&[8 + strings.len() + element.len()]), strings, element].concat()
}

/// A class with one constant, and a string.
pub(crate) fn class(field: &str, value: &str, string: &str) -> Vec<u8> {
    let mut out = vec![0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52];
    let be = |n: usize| u16::try_from(n).unwrap().to_be_bytes();
    out.extend(be(10));
    for text in ["A", field, "Ljava/lang/String;", "ConstantValue", value, string] {
        out.push(1);
        out.extend(be(text.len()));
        out.extend(text.bytes());
    }
    out.extend([8, 0, 5, 7, 0, 1, 8, 0, 6]);
    out.extend([0x21, 8, 8, 0, 1, 0x18, 2, 3, 1].iter().flat_map(|n| be(*n)));
    out.extend([0, 4, 0, 0, 0, 2, 0, 7]);
    out.extend([0, 0, 0, 0]);
    out
}

/// A dictionary of one entry, whose value is text in UTF-16 if it is `wide`.
pub(crate) fn plist(key: &str, value: &str, wide: bool) -> Vec<u8> {
    let mut out = b"bplist00".to_vec();
    let mut offsets = vec![out.len()];
    out.extend([0xD1, 1, 2]);
    for (text, wide) in [(key, false), (value, wide)] {
        offsets.push(out.len());
        out.extend([if wide { 0x6F } else { 0x5F }, 0x10, u8::try_from(text.len()).unwrap()]);
        match wide {
            true => out.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
            false => out.extend(text.bytes()),
        }
    }
    let table = out.len();
    out.extend(offsets.iter().flat_map(|o| u16::try_from(*o).unwrap().to_be_bytes()));
    out.extend([0, 0, 0, 0, 0, 0, 2, 1]);
    out.extend([3, 0, table].iter().flat_map(|n| (*n as u64).to_be_bytes()));
    out
}
