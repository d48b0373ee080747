//! Reading of unified social credit codes (统一社会信用代码).

use super::Reader;
use crate::check::written::narrow;
use crate::diagnostic::catalogue::value as codes;
use crate::model::{Uscc, UsccFault};
use crate::text::width::clip;

impl Reader<'_> {
    /// A unified social credit code whose check characters are right (GB 32100—2015).
    pub(crate) fn uscc(&self, key: &str) -> Option<Uscc> {
        let (field, scalar) = self.scalar(key)?;
        let text = self.full(field, scalar)?;
        let fault = match text.parse::<Uscc>() {
            Ok(code) => return Some(code),
            Err(fault) => fault,
        };
        // Small letters, full-width digits, blanks and letters that look like digits are slips of the keyboard: the hint
        // gives the whole code when its check characters then are right.
        let narrowed = narrow(text).replace(' ', "").to_uppercase();
        let meant = narrowed
            .parse::<Uscc>()
            .or_else(|_| narrowed.replace('I', "1").replace('O', "0").replace('S', "5").replace('Z', "2").parse())
            .ok();
        let code = match (fault, meant) {
            (UsccFault::Character(_), _) | (UsccFault::Length(_), Some(_)) => &codes::USCC_CHARACTER,
            (UsccFault::Length(_), None) => &codes::USCC_LENGTH,
            (UsccFault::Organisation(_) | UsccFault::Check(_), _) => &codes::USCC_CHECK,
        };
        let odd = text.chars().find(|character| !character.is_ascii_digit() && !character.is_ascii_uppercase());
        let diagnostic = self.faults().at(code, scalar.span).with("value", clip(text, super::QUOTED));
        let diagnostic = match fault {
            UsccFault::Length(length) => {
                diagnostic.with("length", length).with("character", odd.unwrap_or(' ').to_string())
            }
            UsccFault::Character(character) => diagnostic.with("character", character.to_string()),
            UsccFault::Organisation(right) => diagnostic.with("place", 17).with("right", right.to_string()),
            UsccFault::Check(right) => diagnostic.with("place", 18).with("right", right.to_string()),
        };
        self.faults().report(diagnostic.with_some("right", meant.map(|meant| meant.to_string())));
        meant
    }
}
