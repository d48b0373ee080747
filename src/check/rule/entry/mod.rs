//! Rules of one entry: its file and the registries, no other entry. Each is named by the fault that it reports.

mod address_names_other_county;
mod age_range;
mod available_twice;
mod available_without_date;
mod available_without_total;
mod bank_card_in_text;
mod boasting;
mod certificates_missing;
mod class_carers_few;
mod class_outside_ages;
mod class_over_cap;
mod class_places_sum;
mod closed_date_astray;
mod closed_without_date;
mod dates_out_of_order;
mod deposit_too_high;
mod description_heading;
mod description_html;
mod doubtful_word;
mod email_in_text;
mod expired;
mod field_not_for_kind;
mod filing_incomplete;
mod fire_certificate_old;
mod food_permit_missing;
mod forbidden_word;
mod future_date;
mod future_year;
mod home_nursery_too_many;
mod id_device_name;
mod id_not_a_slug;
mod id_number_in_text;
mod id_retired;
mod inclusive_without_basis;
mod kind_repeated;
mod listed_twice;
mod location_outside_region;
mod location_swapped;
mod low_nursing_share;
mod meals_none;
mod medical_without_partner;
mod mobile_in_text;
mod mobile_without_label;
mod name_length_unusual;
mod ownership_against_code;
mod part_over_total;
mod penalty_names_person;
mod personal;
mod phone_in_address;
mod photo_alt_is_file_name;
mod photo_missing;
mod prepay_too_long;
mod price_level_astray;
mod price_level_not_offered;
mod price_min_over_max;
mod price_unit_unusual;
mod price_without_level;
mod profit_against_code;
mod source_stale;
mod stale_capacity;
mod subsidised_over_price;
pub(in crate::check) mod township_outside_county;
mod unknown_area_folder;
mod uscc_demo;
mod uscc_real_in_demo;
mod video_days_few;
mod watched;
pub(in crate::check) mod wrong_pinyin;

use crate::check::entry::Subject;
use crate::vocabulary::Status;

type Rule = fn(&Subject<'_>);

/// Rules that hold for every entry.
const ALWAYS: &[Rule] = &[
    id_not_a_slug::check,
    id_device_name::check,
    id_retired::check,
    unknown_area_folder::check,
    field_not_for_kind::check,
    kind_repeated::check,
    name_length_unusual::check,
    closed_without_date::check,
    closed_date_astray::check,
    address_names_other_county::check,
    phone_in_address::check,
    listed_twice::check,
    mobile_without_label::check,
    location_swapped::check,
    location_outside_region::check,
    uscc_real_in_demo::check,
    uscc_demo::check,
    ownership_against_code::check,
    profit_against_code::check,
    filing_incomplete::check,
    part_over_total::check,
    available_twice::check,
    available_without_total::check,
    price_min_over_max::check,
    price_without_level::check,
    price_level_astray::check,
    price_level_not_offered::check,
    price_unit_unusual::check,
    deposit_too_high::check,
    prepay_too_long::check,
    low_nursing_share::check,
    medical_without_partner::check,
    meals_none::check,
    subsidised_over_price::check,
    age_range::check,
    class_over_cap::check,
    class_carers_few::check,
    class_places_sum::check,
    class_outside_ages::check,
    home_nursery_too_many::check,
    video_days_few::check,
    dates_out_of_order::check,
    future_date::check,
    future_year::check,
    boasting::check,
    forbidden_word::check,
    doubtful_word::check,
    description_html::check,
    description_heading::check,
    id_number_in_text::check,
    bank_card_in_text::check,
    mobile_in_text::check,
    email_in_text::check,
    penalty_names_person::check,
    photo_alt_is_file_name::check,
    photo_missing::check,
];

/// Rules that ask for what is current; of a closed facility nobody does.
const WHILE_OPEN: &[Rule] = &[
    inclusive_without_basis::check,
    available_without_date::check,
    stale_capacity::check,
    fire_certificate_old::check,
    expired::check,
    certificates_missing::check,
    food_permit_missing::check,
    source_stale::check,
];

/// Runs all rules of one entry.
pub(in crate::check) fn run(subject: &Subject<'_>) {
    for rule in ALWAYS {
        rule(subject);
    }
    if subject.facility.status != Status::Closed {
        for rule in WHILE_OPEN {
            rule(subject);
        }
    }
}
