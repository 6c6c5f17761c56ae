//! Assemblies of .NET, built byte by byte, and the packages in which Android's apps carry them. Files that compilers have made are read alike.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

fn le32(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|n| u32::try_from(*n).unwrap().to_le_bytes()).collect()
}

fn le16(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|n| u16::try_from(*n).unwrap().to_le_bytes()).collect()
}

/// A heap of parts behind a first byte, each behind its length, and where they begin.
fn heap(parts: &[Vec<u8>]) -> (Vec<u8>, Vec<usize>) {
    let (mut heap, mut places) = (vec![0], Vec::new());
    for part in parts {
        places.push(heap.len());
        match part.len() {
            len @ 0..0x80 => heap.push(u8::try_from(len).unwrap()),
            len => heap.extend(u16::try_from(0x8000 | len).unwrap().to_be_bytes()),
        }
        heap.extend(part);
    }
    (heap, places)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A class `Login` with the constant `API_KEY`, whose method puts `put` into the field `password`, and gives `name` and `value` to
/// `Request.header`. Behind it stands `rest`, as resources do.
pub(crate) fn assembly(constant: &str, put: &str, name: &str, value: &str, rest: &[u8]) -> Vec<u8> {
    let names = "\0Login\0Request\0<password>k__BackingField\0API_KEY\0Main\0header\0";
    let name_at = |name: &str| names.find(&format!("\0{name}\0")).unwrap() + 1;
    let pushed = |text: &str| [utf16(text), vec![0]].concat();
    let (strings, at) = heap(&[pushed(put), pushed(name), pushed(value)]);
    // No arguments and nothing given back; an object, two strings, and nothing given back; the type of a field.
    let (blobs, of) = heap(&[vec![0x20, 0, 1], vec![0x20, 2, 1, 0x0E, 0x0E], vec![6, 0x0E], utf16(constant)]);
    let ldstr = |at: usize| [vec![0x72], le32(&[0x7000_0000 | at])].concat();
    // ldarg.0; ldstr; stfld; ldarg.1; ldstr; ldstr; ldc.i4.0; switch; callvirt; ret.
    let code = [
        [vec![0x02], ldstr(at[0]), vec![0x7D], le32(&[0x0400_0001])].concat(),
        [vec![0x03], ldstr(at[1]), ldstr(at[2]), vec![0x16, 0x45], le32(&[1, 0])].concat(),
        [vec![0x6F], le32(&[0x0A00_0001]), vec![0x2A]].concat(),
    ]
    .concat();
    let body = [le16(&[0x3003, 8]), le32(&[code.len(), 0]), code].concat();
    const BASE: usize = 0x2000;
    let (body_at, metadata_at) = (BASE + 72, BASE + 72 + body.len());
    let rows = [
        le16(&[0, 0, 0, 0, 0]),
        le16(&[0, name_at("Request"), 0]),
        [le32(&[1]), le16(&[name_at("Login"), 0, 0, 1, 1])].concat(),
        le16(&[1, name_at("<password>k__BackingField"), of[2], 0x8050, name_at("API_KEY"), of[2]]),
        [le32(&[body_at]), le16(&[0, 6, name_at("Main"), of[0], 1])].concat(),
        le16(&[1 << 3 | 1, name_at("header"), of[1]]),
        le16(&[0x0E, 2 << 2, of[3]]),
    ]
    .concat();
    let present = [0, 1, 2, 4, 6, 10, 11].map(|table| 1usize << table).iter().sum();
    let tables = [le32(&[0]), vec![2, 0, 0, 1], le32(&[present, 0, 0, 0]), le32(&[1, 1, 1, 2, 1, 1, 1]), rows].concat();
    let streams: [(&[u8], Vec<u8>); 4] =
        [(b"#~\0\0", tables), (b"#Strings\0\0\0\0", names.into()), (b"#US\0", strings), (b"#Blob\0\0\0", blobs)];
    let heads: usize = streams.iter().map(|(name, _)| 8 + name.len()).sum();
    let mut metadata = [b"BSJB".to_vec(), le16(&[1, 1]), le32(&[0, 4]), b"v4\0\0".to_vec(), le16(&[0, 4])].concat();
    let mut place = metadata.len() + heads;
    for (name, stream) in &streams {
        metadata.extend([le32(&[place, stream.len()]), name.to_vec()].concat());
        place += stream.len();
    }
    streams.iter().for_each(|(_, stream)| metadata.extend(stream));
    let mut header = [le32(&[72]), le16(&[2, 5]), le32(&[metadata_at, metadata.len()])].concat();
    header.resize(72, 0);
    executable(&[header, body, metadata, rest.to_vec()].concat(), BASE)
}

/// A portable executable with one section, at whose beginning the header of the infrastructure stands.
fn executable(section: &[u8], base: usize) -> Vec<u8> {
    let mut out = b"MZ".to_vec();
    out.resize(0x3C, 0);
    out.extend(le32(&[0x40]));
    out.extend(
        [b"PE\0\0".to_vec(), le16(&[0x14C, 1]), le32(&[0, 0, 0]), le16(&[224, 0x2102]), le16(&[0x10B])].concat(),
    );
    out.resize(0x40 + 24 + 96 + 14 * 8, 0);
    out.extend(le32(&[base, 72, 0, 0]));
    out.extend([b".text\0\0\0".to_vec(), le32(&[section.len(), base, section.len(), 0x200])].concat());
    out.resize(0x200, 0);
    out.extend(section);
    out
}

/// An assembly as apps of Android carry it: behind a number and its length, compressed.
pub(crate) fn compressed(assembly: &[u8]) -> Vec<u8> {
    [b"XALZ".to_vec(), le32(&[3, assembly.len()]), lz4_flex::block::compress(assembly)].concat()
}

/// A store of one assembly, of the first version or a later one.
pub(crate) fn store(assembly: &[u8], version: usize) -> Vec<u8> {
    let (head, index, number) = match version {
        1 => (le32(&[1, 1, 0, 0]), Vec::new(), Vec::new()),
        _ => (le32(&[0x0001_0000 | version, 1, 1, 12]), vec![0xEE; 12], le32(&[0])),
    };
    let start = 4 + head.len() + index.len() + number.len() + 24;
    let descriptor = le32(&[start, assembly.len(), 0, 0, 0, 0]);
    [b"XABA".to_vec(), head, index, number, descriptor, assembly.to_vec()].concat()
}

/// A shared library that carries something in its only section.
pub(crate) fn library(payload: &[u8], is_wide: bool) -> Vec<u8> {
    let start = 0x4000;
    let wide = |numbers: &[usize]| numbers.iter().flat_map(|n| (*n as u64).to_le_bytes()).collect::<Vec<u8>>();
    let mut out = [&b"\x7FELF"[..], &[1 + u8::from(is_wide), 1, 1]].concat();
    let (table, entry) = if is_wide { (0x28, 0x3A) } else { (0x20, 0x2E) };
    out.resize(table, 0);
    let end = start + payload.len();
    out.extend(if is_wide { wide(&[end]) } else { le32(&[end]) });
    out.resize(entry, 0);
    out.extend(le16(&[if is_wide { 64 } else { 40 }, 1]));
    out.resize(start, 0);
    out.extend(payload);
    let section = if is_wide {
        [le32(&[0, 1]), wide(&[2, 0, start, payload.len(), 0, 0, 0])].concat()
    } else {
        le32(&[0, 1, 2, 0, start, payload.len(), 0, 0, 0, 0])
    };
    [out, section].concat()
}
