//! Video kept for less than ninety days (国卫人口发〔2019〕58号).

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::VIDEO_DAYS_FEW;
use crate::vocabulary::VIDEO_DAYS;

pub(super) fn check(subject: &Subject<'_>) {
    let days = subject.facility.nursery.as_ref().and_then(|nursery| nursery.video_days);
    if let Some(days) = days
        && days < VIDEO_DAYS
    {
        subject.report(subject.fault(&VIDEO_DAYS_FEW, "video_days").with("days", days).with("least", VIDEO_DAYS));
    }
}
