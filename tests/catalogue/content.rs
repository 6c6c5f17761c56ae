//! What a file may hold and how: encodings, line ends, sizes, neighbours, binaries, names, archives, nesting. Each case has a token of its
//! own, at a line that is known; all files of a test are looked at in one run.

use super::harness::{Answer, file_holds, keylint, token};
use crate::support::pack;
use keylint::rules::{self, Check, sample};
use std::fs;
use std::path::Path;

/// A folder with tokens in it.
struct Folder {
    folder: tempfile::TempDir,
    /// Path, line, token.
    planted: Vec<(String, u64, String)>,
}

impl Folder {
    fn new() -> Self {
        Folder { folder: tempfile::tempdir().unwrap(), planted: Vec::new() }
    }

    /// A file that is made of a token, which stands in this line of it.
    fn plant(&mut self, path: &str, line: u64, bytes: impl FnOnce(&str) -> Vec<u8>) {
        let token = token();
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes(&token)).unwrap();
        self.planted.push((path.to_owned(), line, token));
    }

    /// The same, where the token stands in the bytes as it is.
    fn plant_plain(&mut self, path: &str, line: u64, bytes: impl FnOnce(&str) -> Vec<u8>) {
        self.plant(path, line, bytes);
        let (path, _, token) = self.planted.last().unwrap();
        file_holds(&self.folder.path().join(path), token);
    }

    /// Every token is found in its line, and everything was read.
    fn all_found(&self) -> Answer {
        let answer = keylint(self.folder.path(), &["check", "."], &[], b"");
        let missed: Vec<&str> =
            self.planted.iter().filter(|(_, _, token)| answer.of(token).is_empty()).map(|p| p.0.as_str()).collect();
        assert!(missed.is_empty(), "missed: {missed:?}");
        for (path, line, token) in &self.planted {
            answer.at(token, path, *line);
        }
        answer.complete();
        answer
    }
}

fn settings(token: &str) -> String {
    format!("# settings\nTOKEN = \"{token}\"\nend = 1\n")
}

/// Text in code units of so many bytes.
fn wide(text: &str, width: usize, little: bool) -> Vec<u8> {
    let unit = |c: char| {
        let bytes = if little { (c as u32).to_le_bytes() } else { (c as u32).to_be_bytes() };
        if little { bytes[..width].to_vec() } else { bytes[4 - width..].to_vec() }
    };
    text.chars().flat_map(unit).collect()
}

#[test]
fn wide_encodings_with_and_without_a_mark() {
    let mut folder = Folder::new();
    for (width, little) in [(2, true), (2, false), (4, true), (4, false)] {
        for mark in ["\u{feff}", ""] {
            let name = format!("{width}{little}{}.txt", mark.len());
            folder.plant(&name, 2, |token| wide(&format!("{mark}{}", settings(token)), width, little));
        }
    }
    folder.plant("appended.log", 3, |token| {
        [b"a log in ASCII\nwith lines\n".to_vec(), wide(&format!("TOKEN={token}\r\n"), 2, true)].concat()
    });
    folder.plant("claims", 1, |token| [b"\xff\xfeTOKEN=".as_slice(), token.as_bytes(), b"\n"].concat());
    folder.all_found();
}

#[test]
fn encodings_of_which_ascii_is_a_part() {
    let mut folder = Folder::new();
    // The same greeting in Latin-1, Shift-JIS, EUC-JP, Big5, GBK, KOI8-R, and UTF-8 with a mark.
    let words: [(&str, &[u8]); 7] = [
        ("latin-1", b"gr\xfc\xdfe"),
        ("shift-jis", b"\x93\xfa\x96\x7b\x8c\xea"),
        ("euc-jp", b"\xc6\xfc\xcb\xdc\xb8\xec"),
        ("big5", b"\xa7\x41\xa6\x6e"),
        ("gbk", b"\xc4\xe3\xba\xc3"),
        ("koi8-r", b"\xd0\xd2\xc9\xd7\xc5\xd4"),
        ("utf-8", b"\xef\xbb\xbf"),
    ];
    for (name, word) in words {
        let between = |token: &str, with: &[u8]| [word, with, b"\nTOKEN=", token.as_bytes(), with, word].concat();
        folder.plant_plain(&format!("{name}.txt"), 2, |token| between(token, b" "));
        folder.plant_plain(&format!("{name}.glued.txt"), 1, |token| [word, token.as_bytes(), word].concat());
    }
    // Escapes into Japanese and back: the last one ends in a letter.
    folder.plant_plain("iso-2022-jp.txt", 1, |token| {
        [b"\x1b$BF|K\\8l\x1b(B", token.as_bytes(), b"\x1b$BF|K\\8l\x1b(B\n"].concat()
    });
    folder.all_found();
}

#[test]
fn line_ends_and_zero_bytes() {
    let mut folder = Folder::new();
    for (name, end) in [("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r")] {
        folder.plant_plain(&format!("{name}.txt"), 3, |token| format!("a{end}b{end}K={token}{end}c").into_bytes());
        folder.plant_plain(&format!("{name}.last.txt"), 2, |token| format!("a{end}{token}").into_bytes());
    }
    folder.plant_plain("zero.txt", 2, |token| format!("a\0b\nTOKEN={token}\0c\n").into_bytes());
    folder.plant_plain("zeros.txt", 1, |token| format!("\0{token}\0").into_bytes());
    folder.all_found();
}

/// Sizes in which programs read: 4 KiB to 4 MiB.
fn edges() -> impl Iterator<Item = usize> {
    (12..=22).map(|power| 1 << power)
}

/// Filler with something across every edge, ten bytes before it.
fn across_edges(filler: &[u8], each: &mut dyn FnMut() -> String) -> Vec<u8> {
    let mut bytes: Vec<u8> = filler.iter().copied().cycle().take((4 << 20) + 9000).collect();
    for edge in edges() {
        let planted = each();
        let at = edge - 10.min(planted.len() / 2);
        bytes[at - 1] = b' ';
        bytes[at..at + planted.len()].copy_from_slice(planted.as_bytes());
        bytes[at + planted.len()] = b' ';
    }
    bytes
}

#[test]
fn tokens_across_the_edges_of_buffers_in_lines_and_in_one_line() {
    for filler in [&b"abc def ghi jkl\n"[..], b"abc def, ghi-jk "] {
        let folder = tempfile::tempdir().unwrap();
        let mut tokens = Vec::new();
        let bytes = across_edges(filler, &mut || {
            tokens.push(token());
            tokens[tokens.len() - 1].clone()
        });
        fs::write(folder.path().join("large.txt"), bytes).unwrap();
        let answer = keylint(folder.path(), &["check", "."], &[], b"");
        assert_eq!(tokens.len(), 11);
        tokens.iter().for_each(|token| assert!(!answer.found(token).is_null()));
        answer.complete();
    }
}

#[test]
fn private_keys_across_the_edges_of_buffers() {
    let rule = rules::credentials().iter().find(|r| r.check == Check::Pem).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (mut drawn, mut lines) = (0, Vec::<u64>::new());
    let bytes = across_edges(b"abc def ghi jkl\n", &mut || {
        drawn += 1;
        // The smallest: eleven of them stand apart.
        let keys = (0..40).map(|n| sample::token(rule, &mut sample::Draw::new(drawn * 100 + n)).unwrap());
        format!("\n{}\n", keys.min_by_key(String::len).unwrap().trim_end())
    });
    let numbered = (1..).zip(bytes.split(|b| *b == b'\n'));
    lines.extend(numbered.filter(|(_, text)| text.starts_with(b"-----BEGIN")).map(|(line, _)| line));
    fs::write(folder.path().join("keys.txt"), bytes).unwrap();
    let answer = keylint(folder.path(), &["check", "."], &[], b"");
    let found: Vec<u64> = answer.findings.iter().map(|f| f["line"].as_u64().unwrap()).collect();
    assert_eq!(found, lines, "{:?}", answer.findings);
    assert_eq!(lines.len(), 11);
}

#[test]
fn many_tokens_in_a_file_in_a_line_and_the_same_in_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let tokens: Vec<String> = (0..600).map(|_| token()).collect();
    let (listed, beside) = tokens.split_at(300);
    fs::write(folder.path().join("lines.txt"), listed.join("\n")).unwrap();
    fs::write(folder.path().join("line.txt"), beside.join(if cfg!(unix) { "," } else { ";" })).unwrap();
    fs::write(folder.path().join("copy.txt"), format!("again {}", listed[7])).unwrap();
    let answer = keylint(folder.path(), &["check", "."], &[], b"");
    let mut places = 0;
    for token in &tokens {
        let of = answer.of(token);
        assert!(!of.is_empty());
        let others: usize = of.iter().map(|f| f["related"].as_array().map_or(0, Vec::len)).sum();
        places += of.len() + others;
    }
    assert!(places > 600, "the second place of one is told: {places}");
    let text = answer.of(&listed[7]).iter().map(|f| f.to_string()).collect::<String>();
    assert!(text.contains("copy.txt") && text.contains("lines.txt"), "{text}");
}

#[test]
fn glued_to_escapes_signs_digits_and_letters() {
    let mut folder = Folder::new();
    let before = [
        "\\n", "\\t", "\\r", "\\\\n", "\\\"", "\\b", "\\0", "\\x3d", "\\u003d", "%3D", "%253D", "%0A", "=3D", "&#61;",
        "\x1b[31m", "\\e[0m", "_", "7", "x", "N=", "A_", "-", ".", "/", "u003d",
    ];
    for (n, before) in before.into_iter().enumerate() {
        folder.plant_plain(&format!("{n}.txt"), 1, |token| format!("foo = \"{before}{token}\"\n").into_bytes());
        folder.plant_plain(&format!("{n}.between.txt"), 1, |token| {
            format!("foo = \"abc{before}{token}{before}zz\"\n").into_bytes()
        });
    }
    folder.all_found();
}

/// Bytes that are no text.
fn noise(len: usize) -> Vec<u8> {
    pack::noise(len)
}

#[test]
fn strings_in_binaries() {
    let mut folder = Folder::new();
    let between = |head: &[u8], token: &[u8], tail: &[u8]| [head, token, tail].concat();
    let elf = [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 57]].concat();
    folder.plant_plain("program", 0, |token| {
        [&elf[..], &noise(2000), b"\0", token.as_bytes(), b"\0", &noise(2000)].concat()
    });
    // A memory image: nothing separates it from what happens to stand beside it.
    folder.plant_plain("core", 0, |token| [&elf[..], &noise(9000), b"8", token.as_bytes(), b"q", &noise(900)].concat());
    // A short string of a compiled module of Python, and `None` behind it.
    folder.plant_plain("a.pyc", 0, |token| {
        between(b"\xcb\r\r\n\0\0\0\0)\x02\xda(", token.as_bytes(), b"N)\x01\xda\x01K")
    });
    folder.plant_plain("A.class", 0, |token| {
        between(b"\xca\xfe\xba\xbe\0\0\0\x37\0\x10\x01\0\x28", token.as_bytes(), b"\x07\0\x02")
    });
    // A row of two columns, the first of which is `x`.
    folder.plant_plain("page.db", 0, |token| {
        [b"SQLite format 3\0".as_slice(), &[0; 3900], b"\x2b\x01\x03\x0f\x5dx", token.as_bytes(), b"\x0d\0\0"].concat()
    });
    folder.plant_plain(".a.py.swp", 0, |token| {
        [b"b0VIM 9.0\0".as_slice(), &[0; 4086], b"K=", token.as_bytes(), &[0; 90]].concat()
    });
    for (name, little, width) in [("le", true, 2), ("be", false, 2), ("le4", true, 4), ("be4", false, 4)] {
        for (at, beside) in [b"\x00", b"\xb7", b"R"].into_iter().enumerate() {
            folder.plant(&format!("{name}.{at}.bin"), 0, |token| {
                [&noise(301)[..], beside, &wide(token, width, little), beside, &noise(303)].concat()
            });
        }
    }
    let answer = keylint(folder.folder.path(), &["check", "."], &[], b"");
    for (path, _, token) in &folder.planted {
        assert_eq!(answer.found(token)["path"], path.as_str());
    }
    answer.complete();
}

#[test]
fn the_name_of_a_file_decides_nothing() {
    let mut folder = Folder::new();
    let names = "a.png a.pdf a.exe a.jpg a.ttf a.zip a.gz a.mp4 a.ico a.dll a.so a.o a.wasm a.svg a.min.js a.map a.lock \
                 package-lock.json yarn.lock vendor/a.txt node_modules/a/index.js build/a.js dist/a.js target/a.rs \
                 a.py~ a.py.orig a.bak #a.py# .hidden/.a";
    for name in names.split_whitespace() {
        folder.plant_plain(name, 2, |token| settings(token).into_bytes());
    }
    folder.all_found();
}

#[test]
fn packed_by_programs_of_which_the_content_tells() {
    let mut folder = Folder::new();
    type Packer = fn(&[u8]) -> Vec<u8>;
    let packers: [(&str, Packer); 7] = [
        ("gzip", pack::gzip),
        ("bzip2", pack::bzip2),
        ("xz", pack::xz),
        ("zstd", pack::zstd),
        ("lzma", pack::lzma),
        ("lzip", pack::lzip),
        ("zlib", pack::zlib),
    ];
    for (name, pack) in packers {
        folder.plant(name, 2, |token| pack(settings(token).as_bytes()));
        folder.plant(&format!("{name}.tar"), 2, |token| pack(&pack::tar(&[("a/b", settings(token).as_bytes())])));
    }
    folder.all_found();
}

#[test]
fn what_is_packed_in_an_unknown_way_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let magics: [&[u8]; 12] = [
        b"7z\xBC\xAF\x27\x1C",
        b"Rar!\x1A\x07",
        b"MSCF\0\0\0\0",
        b"xar!\0",
        b"070701",
        b"070707",
        b"\x89LZO\0\r\n\x1A\n",
        b"\x1F\x9D\x90",
        b"\xFF\x06\0\0sNaPpY",
        b"\xED\xAB\xEE\xDB",
        b"hsqs",
        b"MSWIM\0\0\0",
    ];
    for (n, magic) in magics.into_iter().enumerate() {
        fs::write(folder.path().join(format!("{n}.txt")), [magic, &noise(600)].concat()).unwrap();
    }
    let answer = keylint(folder.path(), &["check", "."], &[], b"");
    let skipped = answer.summary["skipped"].to_string();
    assert!(skipped.contains("packed in a format that is not opened") && skipped.contains("\"count\":12"), "{skipped}");
    // What is cut short is no policy: it is said.
    let whole = pack::gzip(settings(&token()).repeat(200).as_bytes());
    for (name, bytes) in [("cut.gz", &whole[..whole.len() / 2]), ("cut.xz", &pack::xz(&noise(9000))[..4000])] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        keylint(folder.path(), &["check", "."], &[], b"").said("damaged", name);
    }
}

#[test]
fn bundles_and_packs_of_git_in_the_tree() {
    for format in ["sha1", "sha256"] {
        let repo = crate::support::git::Repo::new(format);
        let tokens: Vec<String> = (0..3).map(|_| token()).collect();
        repo.write("a.py", settings(&tokens[0]).as_bytes());
        let first = repo.commit("one");
        // The second version is a delta of the first.
        let filler = "a line of the file\n".repeat(200);
        repo.write("a.py", format!("{filler}{}", settings(&tokens[1])).as_bytes());
        repo.commit(&format!("a message with {}", tokens[2]));
        repo.write("a.py", format!("{filler}nothing\n").as_bytes());
        repo.commit("three");
        let folder = tempfile::tempdir().unwrap();
        let bundle = folder.path().join("all.bundle");
        repo.git(&["bundle", "create", "-q", bundle.to_str().unwrap(), "--all"]);
        repo.git(&["repack", "-adq"]);
        let packs = fs::read_dir(repo.objects_dir().join("pack")).unwrap().flatten();
        let pack = packs.map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "pack")).unwrap();
        fs::copy(pack, folder.path().join("data.bin")).unwrap();
        let answer = keylint(folder.path(), &["check", "."], &[], b"");
        for (token, kind) in tokens.iter().zip(["blob", "blob", "commit"]) {
            let found = answer.of(token);
            let ways: Vec<String> = found.iter().map(|f| format!("{} {}", f["path"], f["layers"])).collect();
            assert_eq!(ways.len(), 2, "{ways:?}");
            let starts =
                [format!(r#""all.bundle" ["git bundle","{kind} "#), format!(r#""data.bin" ["git pack","{kind} "#)];
            ways.iter().zip(starts).for_each(|(way, start)| assert!(way.starts_with(&start), "{way}"));
        }
        answer.complete();
        // Of a bundle that leaves out what the receiver has, the rest is read.
        fs::remove_file(folder.path().join("data.bin")).unwrap();
        repo.git(&["bundle", "create", "-q", bundle.to_str().unwrap(), &format!("{first}..main")]);
        let answer = keylint(folder.path(), &["check", "."], &[], b"");
        answer.found(&tokens[1]);
        answer.found(&tokens[2]);
        // Cut short: what can be read is read, and the rest is said.
        let bytes = fs::read(&bundle).unwrap();
        fs::write(&bundle, &bytes[..bytes.len() - 60]).unwrap();
        keylint(folder.path(), &["check", "."], &[], b"").said("", "all.bundle");
    }
}

#[test]
fn nested_deeper_than_any_parser_goes() {
    let mut folder = Folder::new();
    let languages = "rs( js[ ts( py( go( json[ yaml[ toml[ java( kt( swift( cs( rb( php( dart( sh(";
    for (extension, open) in languages.split(' ').map(|l| l.split_at(l.len() - 1)) {
        let close = if open == "(" { ")" } else { "]" };
        folder.plant_plain(&format!("a.{extension}"), 1, |token| {
            format!("x = {}\"{token}\"{}", open.repeat(100_000), close.repeat(100_000)).into_bytes()
        });
    }
    folder.plant_plain("a.xml", 1, |token| {
        format!("{}{token}{}", "<a>".repeat(100_000), "</a>".repeat(100_000)).into_bytes()
    });
    let entities: String =
        (0..9).map(|n| format!("<!ENTITY a{} \"{}\">", n + 1, format!("&a{n};").repeat(10))).collect();
    folder.plant_plain("bomb.xml", 1, |token| {
        format!("<!DOCTYPE l [<!ENTITY a0 \"a\">{entities}]><l>&a9;{token}</l>").into_bytes()
    });
    let aliases: String =
        (0..9).map(|n| format!("a{}: &a{} [{}]\n", n + 1, n + 1, format!("*a{n},").repeat(9))).collect();
    folder.plant_plain("bomb.yaml", 11, |token| format!("a0: &a0 [x]\n{aliases}k: {token}\n").into_bytes());
    folder.plant_plain("broken.py", 1, |token| format!("def (((( class {{{{{{ \u{1} k = \"{token}\"").into_bytes());
    let answer = keylint(folder.folder.path(), &["check", "."], &[], b"");
    for (path, line, token) in &folder.planted {
        answer.at(token, path, *line);
    }
}

#[test]
fn cells_of_notebooks_and_parts_of_mails() {
    let mut folder = Folder::new();
    folder.plant_plain("a.ipynb", 1, |token| {
        format!(r#"{{"cells":[{{"cell_type":"code","source":["x=1\n","k='{token}'\n"],"outputs":[]}}],"nbformat":4,"nbformat_minor":5,"metadata":{{}}}}"#).into_bytes()
    });
    folder.plant_plain("b.ipynb", 1, |token| {
        format!(r#"{{"cells":[{{"cell_type":"code","source":[],"outputs":[{{"output_type":"stream","text":["{token}\n"]}}]}}],"nbformat":4,"nbformat_minor":5,"metadata":{{}}}}"#).into_bytes()
    });
    folder.plant("a.eml", 4, |token| {
        let body = data_encoding::BASE64_MIME.encode(settings(token).as_bytes());
        format!("From: a\nContent-Transfer-Encoding: base64\n\n{body}").into_bytes()
    });
    folder.plant("b.eml", 4, |token| {
        let escaped = token.replace('_', "=5F");
        let (a, b) = escaped.split_at(20);
        format!("From: a\nContent-Transfer-Encoding: quoted-printable\n\nmehr =C3=A9 token=3D{a}=\n{b} und\n")
            .into_bytes()
    });
    let answer = keylint(folder.folder.path(), &["check", "."], &[], b"");
    for (path, _, token) in &folder.planted {
        assert_eq!(answer.found(token)["path"], path.as_str());
    }
    answer.complete();
}

/// Nothing of the test is a file of the target.
#[test]
fn files_that_are_no_files_and_files_that_change() {
    use std::os::unix::fs::{FileExt, symlink};
    let mut folder = Folder::new();
    let (outside, secret) = (tempfile::tempdir().unwrap(), token());
    fs::write(outside.path().join("secret.txt"), settings(&secret)).unwrap();
    folder.plant_plain("beside.txt", 2, |token| settings(token).into_bytes());
    let top = folder.folder.path().to_owned();
    symlink(outside.path().join("secret.txt"), top.join("link")).unwrap();
    symlink(outside.path(), top.join("folder")).unwrap();
    symlink("loop", top.join("loop")).unwrap();
    symlink("..", top.join("above")).unwrap();
    symlink("/dev/zero", top.join("endless")).unwrap();
    symlink("/proc/self/mem", top.join("memory")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(top.join("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(top.join("socket")).unwrap();
    // A terabyte of nothing but a token at its beginning.
    let sparse = fs::File::create(top.join("sparse")).unwrap();
    sparse.set_len(1 << 40).unwrap();
    sparse.write_at(settings(&token()).as_bytes(), 0).unwrap();
    let answer = keylint(&top, &["check", "."], &[], b"");
    answer.at(&folder.planted[0].2, "beside.txt", 2);
    assert!(answer.of(&secret).is_empty(), "what a link names outside was read");
    answer.said("larger than the limit for a file", "sparse");
    let skipped = answer.summary["skipped"].to_string();
    for name in ["link", "folder", "loop", "above", "endless", "memory", "pipe", "socket"] {
        assert!(skipped.contains(&format!("\"{name}\"")), "{name}: {skipped}");
    }
}

#[test]
fn files_that_grow_shrink_and_vanish_meanwhile() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let mut folder = Folder::new();
    for n in 0..60 {
        folder.plant_plain(&format!("still/{n}.txt"), 2, |token| settings(token).into_bytes());
    }
    let (top, done) = (folder.folder.path().to_owned(), AtomicBool::new(false));
    fs::create_dir(top.join("moving")).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                for n in 0..20 {
                    let path = top.join(format!("moving/{n}"));
                    let _ = fs::write(&path, "x".repeat(100_000));
                    let _ = fs::File::create(&path);
                    let _ = if n % 2 == 0 { fs::remove_file(&path) } else { Ok(()) };
                    let _ = std::os::unix::fs::symlink("/etc/passwd", &path);
                }
            }
        });
        for _ in 0..3 {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_keylint"))
                .args(["check", "--format", "json", "--no-repo-config", "."])
                .current_dir(&top)
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
            assert_eq!(text.lines().filter(|l| l.contains("still/") && l.contains("\"finding\"")).count(), 60);
            assert!(text.lines().last().unwrap().contains("\"summary\""));
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn folders_of_very_many_files_and_very_long_paths() {
    let mut folder = Folder::new();
    let top = folder.folder.path().to_owned();
    fs::create_dir(top.join("many")).unwrap();
    (0..5000).for_each(|n| fs::write(top.join(format!("many/{n}")), b"x").unwrap());
    folder.plant_plain("many/last", 2, |token| settings(token).into_bytes());
    // Longer than the system takes as one argument.
    let secret = token();
    let script = format!(
        "part=$(printf 'ddddd/%.0s' $(seq 200)); for i in 1 2 3 4 5 6; do mkdir -p $part && cd -P $part || exit 1; done; printf 'K=%s' {secret} > f"
    );
    let shell = std::process::Command::new("bash").args(["-c", &script]).current_dir(&top).status().unwrap();
    let answer = keylint_unwatched(&top);
    answer.at(&folder.planted[0].2, "many/last", 2);
    if shell.success() {
        assert_eq!(answer.found(&secret)["path"].as_str().unwrap().len(), 6 * 1200 + 1);
    }
    answer.complete();
    assert!(std::process::Command::new("rm").arg("-rf").arg(&top).status().unwrap().success());
}

/// A run over what is too deep to be listed by its paths.
fn keylint_unwatched(top: &Path) -> Answer {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(["check", ".", "--format", "json", "--no-repo-config"]);
    super::harness::run(command, top, &[], b"")
}
