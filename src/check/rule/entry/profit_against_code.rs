//! For profit or not, against what the credit code says (GB 32100—2015).

use crate::check::entry::{Subject, said};
use crate::diagnostic::Value as Said;
use crate::diagnostic::catalogue::entry::PROFIT_AGAINST_CODE;
use crate::vocabulary::Profit;

pub(super) fn check(subject: &Subject<'_>) {
    let (Some(profit), Some(code)) = (subject.facility.profit, subject.facility.uscc) else { return };
    let registered = match code.form() {
        "91" | "92" => Profit::ForProfit,
        "11" | "12" | "51" | "52" | "53" => Profit::NonProfit,
        _ => return,
    };
    if profit != registered
        && let Some((zh, en)) = code.form_name()
    {
        let fault = subject.fault(&PROFIT_AGAINST_CODE, "profit").with("profit", said(profit));
        subject.report(fault.with("form", code.form()).with("means", Said::Term { zh, en }));
    }
}
