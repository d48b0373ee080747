//! Judging of single scalars: length, pattern, range, day, word.

use jiff::civil::Date;

use super::{QUOTED, Reader, Registered};
use crate::check::written::{self, Written, narrow};
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::value as codes;
use crate::draft::Scalar;
use crate::field::{Field, Shape};
use crate::text::fold::tidy;
use crate::text::nearest::nearest;
use crate::text::width::{characters, clip};
use crate::vocabulary::{Closed, FILE, Pattern, SLUG, URL};

/// Allowed words that a sentence names.
const NAMED: usize = 40;

impl Reader<'_> {
    pub(super) fn judge_text(&self, field: &'static Field, shape: Shape, scalar: &Scalar) -> Option<String> {
        let text = self.full(field, scalar)?;
        match shape {
            Shape::Text { min, max } => {
                let text = tidy(text);
                self.judge_length(field, scalar, &text, min, max).then(|| text.into_owned())
            }
            Shape::Markdown { max } => self.judge_length(field, scalar, text, 1, max).then(|| text.to_owned()),
            Shape::Pattern(pattern) => self.judge_pattern(field, scalar, text, pattern),
            _ => Some(tidy(text).into_owned()),
        }
    }

    pub(super) fn judge_length(&self, field: &'static Field, scalar: &Scalar, text: &str, min: u16, max: u16) -> bool {
        let length = characters(text);
        let fault = |code| self.value_fault(code, field, scalar).with("length", length);
        if length < usize::from(min) {
            self.faults.report(fault(&codes::TEXT_TOO_SHORT).with("min", min));
        } else if length > usize::from(max) {
            let over = length - usize::from(max);
            self.faults.report(fault(&codes::TEXT_TOO_LONG).with("max", max).with("over", over));
        } else {
            return true;
        }
        false
    }

    pub(super) fn judge_pattern(
        &self,
        field: &'static Field,
        scalar: &Scalar,
        text: &str,
        pattern: &'static Pattern,
    ) -> Option<String> {
        if pattern.matches(text) {
            return Some(text.to_owned());
        }
        let is = |other: &'static Pattern| std::ptr::eq(pattern, other);
        let code = if is(&URL) { &codes::NOT_A_URL } else { &codes::WRONG_PATTERN };
        let tries: &[String] = &if is(&URL) {
            [text.replace(' ', ""), format!("https://{}", text.replace(' ', ""))]
        } else if is(&FILE) {
            [text.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(), String::new()]
        } else if is(&SLUG) {
            [narrow(text).to_lowercase().replace([' ', '_', '.'], "-"), String::new()]
        } else {
            let brackets = narrow(text).replace(['[', '(', '【', '〈'], "〔").replace([']', ')', '】', '〉'], "〕");
            [narrow(text).replace(' ', "").to_uppercase(), brackets.replace(' ', "")]
        };
        let plausible = |attempt: &&String| pattern.matches(attempt) && (!is(&URL) || attempt.contains('.'));
        let right = tries.iter().find(plausible).filter(|_| !text.contains(':') || !is(&URL));
        let mut fault = self.value_fault(code, field, scalar).with_some("right", right.cloned());
        if field.example.is_empty() {
            fault = fault.with("example", pattern.example);
        }
        self.faults.report(fault);
        None
    }

    pub(super) fn judge_integer<T: TryFrom<i64>>(
        &self,
        field: &'static Field,
        shape: Shape,
        scalar: &Scalar,
    ) -> Option<T> {
        let text = self.full(field, scalar)?;
        let number = match written::integer(text) {
            Written::Right(number) => number,
            Written::Meant(number) => {
                self.faults.report(self.value_fault(&codes::NOT_A_NUMBER, field, scalar).with("right", number));
                number
            }
            Written::Impossible | Written::Unclear => {
                let decimal = matches!(written::decimal(text), Written::Right(_));
                let code = if decimal { &codes::NOT_WHOLE } else { &codes::NOT_A_NUMBER };
                self.faults.report(self.value_fault(code, field, scalar));
                return None;
            }
        };
        if let Shape::Integer { min, max } = shape
            && !(min..=max).contains(&number)
        {
            let fault = self.value_fault(&codes::OUT_OF_RANGE, field, scalar);
            self.faults.report(fault.with("min", min).with("max", max));
            return None;
        }
        T::try_from(number).ok()
    }

    pub(super) fn judge_decimal(&self, field: &'static Field, scalar: &Scalar) -> Option<f64> {
        match written::decimal(self.full(field, scalar)?) {
            Written::Right(number) => Some(number),
            Written::Meant(number) => {
                let fault = self.value_fault(&codes::NOT_A_NUMBER, field, scalar);
                self.faults.report(fault.with("right", number.to_string()));
                Some(number)
            }
            Written::Impossible | Written::Unclear => {
                self.faults.report(self.value_fault(&codes::NOT_A_NUMBER, field, scalar));
                None
            }
        }
    }

    pub(super) fn in_range(
        &self,
        field: &'static Field,
        scalar: &Scalar,
        number: f64,
        min: f64,
        max: f64,
    ) -> Option<f64> {
        if number >= min && number <= max {
            return Some(number);
        }
        let fault = self.value_fault(&codes::OUT_OF_RANGE, field, scalar);
        self.faults.report(fault.with("min", min.to_string()).with("max", max.to_string()));
        None
    }

    pub(super) fn judge_date(&self, field: &'static Field, scalar: &Scalar) -> Option<Date> {
        match written::date(self.full(field, scalar)?) {
            Written::Right(date) => Some(date),
            Written::Meant(date) => {
                self.faults.report(self.value_fault(&codes::DATE_FORMAT, field, scalar).with("right", date));
                Some(date)
            }
            Written::Impossible => {
                self.faults.report(self.value_fault(&codes::NO_SUCH_DAY, field, scalar));
                None
            }
            Written::Unclear => {
                self.faults.report(self.value_fault(&codes::NOT_A_DATE, field, scalar));
                None
            }
        }
    }

    pub(super) fn judge_word<T: Closed>(&self, field: &'static Field, scalar: &Scalar) -> Option<T> {
        let text = self.full(field, scalar)?;
        let word = T::from_written(text);
        if word.is_none() {
            let words = T::VOCABULARY.words;
            let near = nearest(text, words.iter().flat_map(|word| [word.zh, word.code]));
            let known: Vec<String> = words.iter().map(|word| word.zh.to_owned()).collect();
            let fault = self.value_fault(&codes::UNKNOWN_WORD, field, scalar);
            self.faults.report(fault.with_some("near", near).with("known", known));
        }
        word
    }

    pub(super) fn unregistered<'k, T>(
        &self,
        scalar: &Scalar,
        registry: Registered,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<T> {
        let known: Vec<&str> = known.into_iter().collect();
        let mut fault = self
            .faults
            .at(&codes::NOT_REGISTERED, scalar.span)
            .with("value", clip(&scalar.text, QUOTED))
            .with("what", Said::Term { zh: registry.what.0, en: registry.what.1 })
            .with("home", registry.home)
            .with_some("near", nearest(scalar.text.trim(), known.iter().copied()));
        if !known.is_empty() && known.len() <= NAMED {
            fault = fault.with("known", known.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        self.faults.report(fault);
        None
    }
}
