//! Reading of phone numbers; each slip has a sentence of its own.

use super::Reader;
use crate::diagnostic::catalogue::value as codes;
use crate::model::{Phone, PhoneFault, PhonePlan};
use crate::text::width::clip;

impl Reader<'_> {
    /// A phone number, read against the region's numbering plan.
    pub(crate) fn phone(&self, key: &str, plan: PhonePlan<'_>) -> Option<Phone> {
        let (field, scalar) = self.scalar(key)?;
        let text = self.full(field, scalar)?;
        let fault = match Phone::parse(text, plan) {
            Ok(phone) => return Some(phone),
            Err(fault) => fault,
        };
        let code = match fault {
            PhoneFault::NotANumber => &codes::PHONE_NOT_A_NUMBER,
            PhoneFault::NoAreaCode => &codes::PHONE_NO_AREA_CODE,
            PhoneFault::LostZero => &codes::PHONE_LOST_ZERO,
            PhoneFault::Length { .. } => &codes::PHONE_LENGTH,
            PhoneFault::FirstDigit => &codes::PHONE_FIRST_DIGIT,
            PhoneFault::Dialable => &codes::PHONE_DIALABLE,
            PhoneFault::Demo => &codes::PHONE_DEMO,
        };
        let mut diagnostic = self
            .faults()
            .at(code, scalar.span)
            .with("value", clip(text, super::QUOTED))
            .with("code", plan.dialling_code)
            .with("digits", plan.subscriber_digits)
            .with("rest", plan.subscriber_digits.saturating_sub(1));
        if let PhoneFault::Length { found, expected } = fault {
            diagnostic = diagnostic.with("found", found).with("expected", expected);
        }
        self.faults().report(diagnostic);
        None
    }
}
