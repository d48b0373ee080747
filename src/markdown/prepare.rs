//! What Chinese texts need before a CommonMark parser reads them, and the way back to the places of the original.

use std::borrow::Cow;

use crate::text::han::is_han;

/// Stands beside a run of `*` so that it is taken for emphasis; never written out. A noncharacter of Unicode.
const BESIDE: char = '\u{fdd0}';
/// Stands for a `*` that is a sign of multiplication; written out as `*`.
const TIMES: char = '\u{fdd1}';

/// A text ready for the parser.
pub(super) struct Prepared {
    /// The text with the marks in it.
    pub(super) text: String,
    /// After each change: the place in the new and in the original text.
    changes: Vec<(usize, usize)>,
}

impl Prepared {
    /// The place in the original text, in bytes.
    pub(super) fn original(&self, at: usize) -> usize {
        match self.changes.partition_point(|(new, _)| *new <= at).checked_sub(1).and_then(|last| self.changes.get(last))
        {
            Some((new, old)) => old + (at - new),
            None => at,
        }
    }
}

/// Marks `*` that CommonMark would misread: a sign of multiplication between digits (`40*4=160h`), and emphasis whose
/// edge is punctuation beside a Han character (`**“重点”**内容`), which the rule of flanking does not see. Lines of
/// nothing but wide blanks become blank lines.
pub(super) fn prepare(body: &str) -> Prepared {
    let mut prepared = Prepared { text: String::with_capacity(body.len() + 16), changes: Vec::new() };
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if line.trim().is_empty() {
            blank(line, &mut prepared.text);
        } else {
            stars(line, at, &mut prepared);
        }
        at += line.len();
    }
    prepared
}

/// The author's text without our marks and without what HTML does not allow.
pub(super) fn restore(text: &str) -> Cow<'_, str> {
    if is_restored(text) {
        return Cow::Borrowed(text);
    }
    let restored = text.chars().filter_map(|character| match character {
        TIMES => Some('*'),
        '\n' | '\t' => Some(character),
        '\u{fdd0}'..='\u{fdef}' => None,
        character if character.is_control() || u32::from(character) & 0xfffe == 0xfffe => None,
        character => Some(character),
    });
    Cow::Owned(restored.collect())
}

/// Whether there is nothing to restore, as far as its bytes tell: no control character, and none of the blocks in which
/// noncharacters lie (U+FDC0–FDFF, U+FFC0–FFFF and all beyond the first plane).
fn is_restored(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' | b'\t' => false,
        0..=0x1f | 0x7f | 0xc2 | 0xf0.. => true,
        0xef => matches!(bytes.get(at + 1), Some(0xb7 | 0xbf)),
        _ => false,
    })
}

/// As many spaces as the blanks have bytes, so that places stay.
fn blank(line: &str, text: &mut String) {
    for character in line.chars() {
        if character.is_ascii() {
            text.push(character);
        } else {
            text.extend(std::iter::repeat_n(' ', character.len_utf8()));
        }
    }
}

fn stars(line: &str, start: usize, prepared: &mut Prepared) {
    let mut written = 0;
    let mut from = 0;
    while let Some(found) = line[from..].find('*') {
        let run = from + found;
        let end = run + line[run..].bytes().take_while(|byte| *byte == b'*').count();
        from = end;
        let (Some(before), Some(after)) = (line[..run].chars().next_back(), line[end..].chars().next()) else {
            continue;
        };
        if end - run == 1 && before.is_ascii_alphanumeric() && after.is_ascii_digit() {
            prepared.text.push_str(&line[written..run]);
            prepared.text.push(TIMES);
            written = end;
            prepared.changes.push((prepared.text.len(), start + end));
            continue;
        }
        if is_sign(before) && !opens(before) && is_han(after) {
            prepared.text.push_str(&line[written..run]);
            prepared.text.push(BESIDE);
            written = run;
            prepared.changes.push((prepared.text.len(), start + run));
        } else if is_han(before) && is_sign(after) && !closes(after) {
            prepared.text.push_str(&line[written..end]);
            prepared.text.push(BESIDE);
            written = end;
            prepared.changes.push((prepared.text.len(), start + end));
        }
    }
    prepared.text.push_str(&line[written..]);
}

fn is_sign(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace() && !matches!(character, '*' | '\\' | '|')
}

fn opens(character: char) -> bool {
    matches!(
        character,
        '(' | '[' | '{' | '<' | '（' | '［' | '｛' | '“' | '‘' | '「' | '『' | '《' | '〈' | '【' | '〔'
    )
}

fn closes(character: char) -> bool {
    matches!(
        character,
        ')' | ']'
            | '}'
            | '>'
            | '）'
            | '］'
            | '｝'
            | '”'
            | '’'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '，'
            | '。'
            | '；'
            | '：'
            | '、'
            | '！'
            | '？'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
    )
}
