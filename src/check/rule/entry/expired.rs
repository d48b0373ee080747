//! A grade, a fire certificate or a food permit whose term has passed.

use crate::check::entry::Subject;
use crate::diagnostic::catalogue::entry::EXPIRED;
use crate::model::facility::FoodPermit;

pub(super) fn check(subject: &Subject<'_>) {
    let facility = subject.facility;
    let permit = if let Some(FoodPermit::Until(until)) = facility.food_permit { Some(until) } else { None };
    let terms = [
        ("rating.expires", facility.rating.as_ref().and_then(|rating| rating.expires)),
        ("fire_ok_until", facility.building.fire_ok_until),
        ("food_permit", permit),
    ];
    for (path, last) in terms {
        let Some(last) = last else { continue };
        subject.due.after(last);
        if last < subject.due.today() {
            // Of a grade the group is named: 等级 says more than 有效期至.
            let field = path.split('.').next().unwrap_or(path);
            subject.report(subject.fault(&EXPIRED, path).with("field", subject.name_of(field)).with("date", last));
        }
    }
}
