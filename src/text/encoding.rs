//! Which encoding some bytes have: what `load` asks of an author's file, and `import` of a list that someone sent.
//!
//! "The first codec that does not fail" picks wrong: most broken UTF-8 decodes as GB18030, into rare characters, and Latin
//! text decodes as nearly anything. So these ask what the decoded text would look like.

/// Text in UTF-16 without a mark: in Latin text and line ends every other byte is zero, always the same one of two.
pub(crate) fn looks_like_utf16(bytes: &[u8]) -> bool {
    let mut zeros = [0_usize; 2];
    for (at, _) in bytes.iter().enumerate().filter(|&(_, &byte)| byte == 0) {
        zeros[at % 2] += 1;
    }
    bytes.len() >= 4 && (zeros[0] == 0 || zeros[1] == 0) && zeros[0] + zeros[1] >= bytes.len() / 20
}

/// Whether lines read as Chinese in UTF-8: then the file is UTF-8 that was damaged, or two encodings in one.
///
/// By chance that happens to one line of GB18030 in some hundred thousand; one in a thousand is allowed.
pub(crate) fn has_lines_of_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for line in bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_ascii()) {
        match counts(line) {
            (chinese, 0) => whole += usize::from(chinese > 0),
            _ => broken += 1,
        }
    }
    whole * 1000 > broken
}

/// How many Chinese characters the bytes hold in UTF-8, and how many spots that are none.
pub(crate) fn counts(bytes: &[u8]) -> (usize, usize) {
    let (mut chinese, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        chinese +=
            chunk.valid().chars().filter(|&c| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (chinese, broken)
}

/// Whether at least half of the characters, read as GB18030, are everyday ones: signs and first-level hanzi of
/// GB 2312. Real texts have four in five; other encodings read as GB18030 have one in eight.
pub(crate) fn is_common_gb18030(bytes: &[u8]) -> bool {
    let (mut all, mut common) = (0_usize, 0_usize);
    let mut rest = bytes.iter().copied();
    while let Some(lead) = rest.next() {
        if lead.is_ascii() {
            continue;
        }
        all += 1;
        match rest.next() {
            Some(0xA1..=0xFE) if matches!(lead, 0xA1..=0xA9 | 0xB0..=0xD7) => common += 1,
            // A character of four bytes.
            Some(b'0'..=b'9') => {
                rest.next();
                rest.next();
            }
            _ => {}
        }
    }
    common * 2 >= all && common > 0
}
