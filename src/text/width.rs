//! How wide text is: columns of a terminal, and characters.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of a terminal that a text takes; a Chinese character takes two.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The number of characters (code points, not bytes).
pub fn characters(text: &str) -> usize {
    text.chars().count()
}

/// A text cut to at most `limit` characters, the last of which is `…` when something was cut.
pub fn clip(text: &str, limit: usize) -> String {
    if text.chars().nth(limit).is_none() {
        return text.to_owned();
    }
    let mut clipped: String = text.chars().take(limit.saturating_sub(1)).collect();
    clipped.truncate(clipped.trim_end().len());
    if limit > 0 {
        clipped.push('…');
    }
    clipped
}

/// A text cut to at most `limit` columns of a terminal, with `…` when something was cut.
pub fn clip_columns(text: &str, limit: usize) -> String {
    if columns(text) <= limit {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut left = limit.saturating_sub(1);
    for character in text.chars() {
        let width = character.width().unwrap_or(0);
        if width > left {
            break;
        }
        left -= width;
        clipped.push(character);
    }
    if limit > 0 {
        clipped.push('…');
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_wide() {
        assert_eq!((columns("老幼a"), characters("老幼a")), (5, 3));
    }

    #[test]
    fn text_is_clipped() {
        assert_eq!(clip("花园敬老院", 5), "花园敬老院");
        assert_eq!(clip("花园敬老院", 4), "花园敬…");
        assert_eq!(clip("花园 敬老院", 4), "花园…");
        assert_eq!(clip("花园", 0), "");
        assert_eq!(clip_columns("花园敬老院", 10), "花园敬老院");
        assert_eq!(clip_columns("花园敬老院", 8), "花园敬…");
        assert_eq!(clip_columns("花园敬老院", 6), "花园…");
        assert_eq!(clip_columns("花园", 0), "");
    }
}
