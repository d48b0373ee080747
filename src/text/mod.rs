//! Folding for comparison, the cut into terms, pinyin, width, hints, device names, quotes of YAML, signs of HTML, bytes
//! worth a look, and the ways in which Chinese pages write dates and numbers.

pub mod cut;
pub mod device;
pub mod encoding;
pub mod fold;
pub mod format;
pub mod formula;
pub mod han;
pub mod html;
pub mod nearest;
pub mod opening;
pub mod pinyin;
pub mod signs;
pub mod simplified;
pub mod width;
pub mod yaml;
