//! Folding, pinyin, width, slugs.
