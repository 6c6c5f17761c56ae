//! Compiled files with code, built byte by byte: Dalvik code, Java classes, compiled Python, bytecode of Hermes, strings of Unity. Files that
//! compilers have made are read alike.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

fn le32(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|n| u32::try_from(*n).unwrap().to_le_bytes()).collect()
}

fn le16(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|n| u16::try_from(*n).unwrap().to_le_bytes()).collect()
}

/// A class `com.example.Login` whose method puts `put` into the field `password`, and gives `name` and `value` to `Request.header`.
pub(crate) fn dex(put: &str, name: &str, value: &str) -> Vec<u8> {
    let strings = ["Lcom/example/Login;", "Lcom/example/Request;", "password", "header", put, name, value];
    let (types_at, fields_at) = (0x70 + strings.len() * 4, 0x70 + strings.len() * 4 + 8);
    let (methods_at, class_at) = (fields_at + 8, fields_at + 24);
    let code_at = class_at + 32;
    // const-string v0, 4; iput-object v0, v2, field 0; const-string v0, 5; const/4 v1; const-string v1, 6; a table of a switch;
    // invoke-virtual {v2, v0, v1}, method 1; return-void.
    let table = [0x0100, 1, 0, 0, 0, 0];
    let units = [[0x001A, 4, 0x205B, 0, 0x001A, 5, 0x0112, 0x011A, 6].as_slice(), &table, &[0x306E, 1, 0x0102, 0x000E]]
        .concat();
    let code = [le16(&[3, 1, 3, 0]), le32(&[0, units.len()]), le16(&units)].concat();
    let data_at = code_at + code.len();
    // No fields, one direct method: number 0, flags, place of the code.
    let place = [0x80 | u8::try_from(code_at & 0x7F).unwrap(), u8::try_from(code_at >> 7).unwrap()];
    let data = [[0, 0, 1, 0, 0, 1].as_slice(), &place].concat();
    let mut at = data_at + data.len();
    let (mut texts, mut offsets) = (Vec::new(), Vec::new());
    for string in strings {
        offsets.push(at);
        let text = [&[u8::try_from(string.len()).unwrap()], string.as_bytes(), &[0]].concat();
        at += text.len();
        texts.extend(text);
    }
    let mut out = b"dex\n035\0".to_vec();
    out.resize(0x38, 0);
    out.extend(le32(&[strings.len(), 0x70, 2, types_at, 0, 0, 1, fields_at, 2, methods_at, 1, class_at, 0, 0]));
    out.extend(le32(&offsets));
    out.extend(le32(&[0, 1]));
    // Field 0 is Login.password; method 0 is Login.header, method 1 Request.header.
    out.extend([le16(&[0, 0]), le32(&[2])].concat());
    out.extend([le16(&[0, 0]), le32(&[3]), le16(&[1, 0]), le32(&[3])].concat());
    out.extend(le32(&[0, 1, 0, 0, 0, 0, data_at, 0]));
    out.extend([code, data, texts].concat());
    out
}

/// A class whose method puts `put` into the field `password`, and gives `name` and `value` to `Request.header`.
pub(crate) fn class(put: &str, name: &str, value: &str) -> Vec<u8> {
    let be = |n: usize| u16::try_from(n).unwrap().to_be_bytes();
    let texts = [
        "com/example/Login",
        "password",
        "Ljava/lang/String;",
        "com/example/Request",
        "header",
        "(Ljava/lang/String;Ljava/lang/String;)V",
    ];
    let texts: Vec<&str> = texts.into_iter().chain(["Code", put, name, value]).collect();
    let mut out = vec![0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52];
    out.extend(be(20));
    for text in &texts {
        out.push(1);
        out.extend(be(text.len()));
        out.extend(text.bytes());
    }
    // 11 and 12: classes; 13 and 14: names and types; 15: the field; 16: the method; 17 to 19: strings.
    out.extend([7, 0, 1, 7, 0, 4, 12, 0, 2, 0, 3, 12, 0, 5, 0, 6, 9, 0, 11, 0, 13, 10, 0, 12, 0, 14]);
    out.extend([8, 0, 8, 8, 0, 9, 8, 0, 10]);
    // aload_0; ldc 17; putfield 15; aload_1; ldc 18; ldc 19; a switch; invokevirtual 16; return.
    let switch = [0x1A, 0xAB, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let mut code = vec![0x2A, 0x12, 17, 0xB5, 0, 15];
    code.extend(switch);
    code.resize(code.len().next_multiple_of(4), 0);
    code.extend([0x2B, 0x12, 18, 0x12, 19, 0xB6, 0, 16, 0xB1]);
    out.extend([0x21, 11, 11, 0, 0, 1, 0, 5, 6, 1, 7].iter().flat_map(|n| be(*n)));
    let attribute = [&be(4)[..], &be(2), &u32::try_from(code.len()).unwrap().to_be_bytes(), &code, &[0; 4]].concat();
    out.extend(u32::try_from(attribute.len()).unwrap().to_be_bytes());
    out.extend(attribute);
    out.extend([0, 0]);
    out
}

/// Python 3.11 of `PASSWORD = put; header(name, value); {name: value}` with another value.
pub(crate) fn python(put: &str, name: &str, value: &str) -> Vec<u8> {
    let text = |text: &str| [&[b'z', u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    let tuple = |items: &[Vec<u8>]| [vec![b')', u8::try_from(items.len()).unwrap()], items.concat()].concat();
    // RESUME; LOAD_CONST 0; STORE_NAME 0; PUSH_NULL; LOAD_NAME 1; LOAD_CONST 1; LOAD_CONST 2; PRECALL 2; CALL 2; POP_TOP; LOAD_CONST 3;
    // RETURN_VALUE.
    let code = [151, 0, 100, 0, 90, 0, 2, 0, 101, 1, 100, 1, 100, 2, 166, 2, 171, 2, 1, 0, 100, 3, 83, 0];
    let bytes = |bytes: &[u8]| [&b"s"[..], &le32(&[bytes.len()]), bytes].concat();
    let constants = tuple(&[text(put), text(name), text(value), b"N".to_vec()]);
    let names = tuple(&[text("PASSWORD"), text("header")]);
    // Variables, their kinds, file, name, qualified name, first line, lines, exceptions.
    let rest =
        [tuple(&[]), bytes(b""), text("a.py"), text("<module>"), text("<module>"), le32(&[1]), bytes(b""), bytes(b"")];
    let head = [le16(&[3495]), b"\r\n".to_vec(), vec![0; 12]].concat();
    [head, b"c".to_vec(), vec![0; 20], bytes(&code), constants, names, rest.concat()].concat()
}

/// Bytecode of Hermes with strings that share their ends, one of them in UTF-16 and one that stands in the other table.
pub(crate) fn hermes(strings: &[&str], wide: &str, long: &str, entry: usize) -> Vec<u8> {
    let (mut storage, mut table, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for string in strings {
        table.push(string.len() << 24 | storage.len() << 1);
        storage.extend(string.bytes());
    }
    others.extend([storage.len(), long.len()]);
    table.push(0xFF << 24);
    storage.extend(long.bytes());
    table.push(wide.encode_utf16().count() << 24 | storage.len() << 1 | 1);
    storage.extend(wide.encode_utf16().flat_map(u16::to_le_bytes));
    let mut out = 0x1F19_03C1_03BC_1FC6_u64.to_le_bytes().to_vec();
    out.extend(le32(&[96]));
    out.resize(32, 0);
    out.extend(le32(&[0, 0, 2, 1, 1, table.len(), 1, storage.len()]));
    out.resize(128 + 2 * entry, 0);
    out.extend(le32(&[0, 0]));
    out.extend(le32(&table));
    out.extend(le32(&others));
    out.extend(storage);
    out
}

/// Strings of Unity.
pub(crate) fn unity(strings: &[&str]) -> Vec<u8> {
    let (mut data, mut table) = (String::new(), Vec::new());
    for string in strings {
        table.extend(le32(&[string.len(), data.len()]));
        data.push_str(string);
    }
    let head = [vec![0xAF, 0x1B, 0xB1, 0xFA], le32(&[29, 24, table.len(), 24 + table.len(), data.len()])].concat();
    [head, table, data.into_bytes()].concat()
}
