//! Markdown text to safe HTML, headings and links.
