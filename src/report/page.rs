//! A lint's Markdown page for readers that want plain text or one section.

/// The paragraphs of a section (`## Title`), joined to one line each; empty if there is none.
pub(super) fn section(page: &str, title: &str) -> String {
    let lines = page.lines().skip_while(|l| l.strip_prefix("## ") != Some(title)).skip(1);
    let body: Vec<&str> =
        lines.take_while(|l| !l.starts_with("## ")).map(str::trim).filter(|l| !l.is_empty()).collect();
    body.join(" ")
}

/// The page without headings' and code fences' marks.
pub(super) fn plain(page: &str) -> String {
    let line = |l: &str| l.trim_start_matches('#').trim_end().to_owned();
    let mut in_code = false;
    let mut out = Vec::new();
    for l in page.lines() {
        if l.starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            out.push(format!("    {l}"));
        } else {
            let heading = l.starts_with('#');
            out.push(if heading { line(l).trim_start().to_owned() } else { l.replace("**", "").replace('`', "'") });
        }
    }
    out.join("\n")
}
