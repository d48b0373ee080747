//! Which destinations may stand in a link.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What may stand nowhere in a URL; non-ASCII is always encoded.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The schemes of links that leave the site.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// A destination outside the site, encoded; `None` for a scheme other than `http`, `https`, `mailto` and `tel`, for
/// none at all, and for a destination with control characters, which browsers leave out while reading.
pub(super) fn outside(written: &str) -> Option<String> {
    if written.chars().any(char::is_control) {
        return None;
    }
    let (scheme, rest) = written.trim().split_once(':')?;
    let scheme = SCHEMES.into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    if scheme.starts_with("http") {
        let host = host(rest)?;
        if host.is_empty() {
            return None;
        }
    }
    Some(format!("{scheme}:{}", utf8_percent_encode(rest, UNSAFE)))
}

/// A relative reference, encoded; `None` when a browser would read a scheme or a host in it.
pub(super) fn relative(written: &str) -> Option<String> {
    if written.chars().any(char::is_control) {
        return None;
    }
    let written = written.trim();
    let first = written.split(['/', '?', '#']).next().unwrap_or_default();
    let leads_away =
        first.contains(':') || first.contains('\\') || written.starts_with("//") || written.starts_with("/\\");
    (!leads_away).then(|| utf8_percent_encode(written, UNSAFE).to_string())
}

/// Whether an address of another site lies outside `.gov.cn`, so that the reader must be told (mail and telephone do
/// not leave the page).
pub(super) fn leaves(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http:").or_else(|| address.strip_prefix("https:")) else { return false };
    let host = host(rest).unwrap_or_default();
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host != "gov.cn" && !host.ends_with(".gov.cn")
}

/// The host of what stands behind the scheme; `None` without `//`.
fn host(rest: &str) -> Option<Cow<'_, str>> {
    let rest = rest.strip_prefix("//")?;
    // Browsers take `\` for `/`.
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    Some(Cow::Borrowed(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_lead_outside() {
        assert_eq!(outside("HTTPS://a.example/老").as_deref(), Some("https://a.example/%E8%80%81"));
        assert_eq!(outside("tel:12345").as_deref(), Some("tel:12345"));
        for refused in [
            "javascript:alert(1)",
            "java\tscript:x",
            "data:text/html,x",
            "//a.example",
            "vbscript:x",
            "http:a",
            "https://",
            "x",
        ] {
            assert_eq!(outside(refused), None, "{refused}");
        }
    }

    #[test]
    fn relative_references_stay_here() {
        assert_eq!(relative("../plan/?a=1#b").as_deref(), Some("../plan/?a=1#b"));
        assert_eq!(relative("./附件.pdf").as_deref(), Some("./%E9%99%84%E4%BB%B6.pdf"));
        for refused in ["javascript:x", "//a", "/\\a", "\\\\a", "a:b", "\u{1}javascript:x"] {
            assert_eq!(relative(refused), None, "{refused}");
        }
    }

    #[test]
    fn government_is_no_departure() {
        for (address, away) in [
            ("https://www.gov.cn/x", false),
            ("https://WWW.QJ.GOV.CN:8080/", false),
            ("https://gov.cn.example.com/", true),
            ("https://www.gov.cn@evil.example/", true),
            ("https://evilgov.cn/", true),
            ("mailto:a@b.example", false),
        ] {
            assert_eq!(leaves(address), away, "{address}");
        }
    }
}
