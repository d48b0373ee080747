//! Numbers that rules are made of, each with its source.

use super::ClassType;

/// Characters of a name: shortest and longest that are accepted.
pub const NAME: (u16, u16) = (1, 80);
/// Characters of a name that need no second look.
pub const USUAL_NAME: (u16, u16) = (4, 40);
/// Characters of an address.
pub const ADDRESS: (u16, u16) = (6, 80);
/// Characters of a facility's description.
pub const DESCRIPTION: u16 = 600;
/// Characters of a page's summary, in plain text.
pub const SUMMARY: u16 = 120;
/// Keywords of a policy: fewest and most.
pub const KEYWORDS: (u16, u16) = (3, 8);
/// Days after which a count of free beds or places is shown as 过期.
pub const CAPACITY_DAYS: i64 = 60;
/// Days after which a source should be looked at again.
pub const SOURCE_DAYS: i64 = 180;
/// Working days within which a county's list of filed institutions must be brought up to date
/// (养老服务领域基层政务公开标准目录).
pub const FILING_LIST_WORKING_DAYS: i64 = 20;
/// Days after which a home page without a change is warned about (检查指标 asks two weeks).
pub const HOME_DAYS: i64 = 10;
/// Months that a nursery's fire certificate may be old.
pub const FIRE_MONTHS: i32 = 12;
/// Days that a nursery must keep video (托育机构管理规范（试行）).
pub const VIDEO_DAYS: u16 = 90;
/// Children in a home-based nursery (家庭托育点管理办法, 2023).
pub const HOME_NURSERY_PLACES: u32 = 5;
/// Months of fees that may be asked in advance, and of bed fees as a deposit (民发〔2024〕19号).
pub const PREPAY_MONTHS: u16 = 12;
/// Share of nursing beds in public homes newly built or enlarged, in percent (the plan, 三（三）3).
pub const NURSING_SHARE: u32 = 50;
/// Distinct addresses on one point from which the point is doubted.
pub const SHARED_POINT: usize = 3;
/// Working days within which a policy must be public (政府信息公开条例).
pub const POLICY_WORKING_DAYS: i64 = 20;
/// The fifteen-minute circle as a straight line, in metres: elders walk some 0.9 m/s.
pub const FIFTEEN_MINUTES_M: u32 = 800;

/// What 国卫人口发〔2019〕58号 says of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassRule {
    /// Youngest and oldest age in months.
    pub months: (u16, u16),
    /// Most children in one class.
    pub cap: u32,
    /// Most children for one carer; `None` where the rule sets none.
    pub children_per_carer: Option<u32>,
}

impl ClassType {
    /// The national rule for a class of this type.
    pub const fn rule(self) -> ClassRule {
        match self {
            Self::Infant => ClassRule { months: (6, 12), cap: 10, children_per_carer: Some(3) },
            Self::Young => ClassRule { months: (12, 24), cap: 15, children_per_carer: Some(5) },
            Self::Older => ClassRule { months: (24, 36), cap: 20, children_per_carer: Some(7) },
            Self::Mixed => ClassRule { months: (18, 36), cap: 18, children_per_carer: None },
        }
    }
}
