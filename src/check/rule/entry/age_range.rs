//! A least age that is not below the greatest.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::AGE_RANGE;

pub(super) fn check(subject: &Subject<'_>) {
    let ages = subject.facility.nursery.as_ref().and_then(|nursery| nursery.age_months);
    if let Some((min, max)) = ages
        && min >= max
    {
        subject.report(subject.fault(&AGE_RANGE, "age_months.min").with("min", min).with("max", max));
    }
}
