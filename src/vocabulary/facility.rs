//! Closed words of facilities.

use super::words;

words! {
    /// 老 or 幼: the two halves of the directory.
    Group = "group" {
        Elder "elder" "养老" "",
        Child "child" "托育" "",
    }

    /// Which blocks an entry of a kind may carry. Code branches on this, never on a kind.
    Profile = "profile" {
        Residential "residential" "入住机构" "有床位，可长期入住",
        HomeCare "home-care" "居家养老服务" "到家里服务，或在社区服务中心服务",
        DayCare "day-care" "日间照料" "白天照料，不过夜",
        Meals "meals" "助餐点" "供餐",
        Classes "classes" "学习活动" "老年大学、课堂、活动中心",
        Medical "medical" "医疗" "医院科室、门诊、社区卫生服务",
        Nursery "nursery" "托育机构" "有托位和班级",
        HomeNursery "home-nursery" "家庭托育点" "在家里照护，不超过5个孩子",
        Point "point" "服务点" "没有容量，只有地点和服务",
    }

    /// Whether a facility takes people in.
    Status = "status" {
        Operating "operating" "运营中" "",
        Trial "trial" "试运营" "",
        Paused "paused" "暂停服务" "以后还会开",
        Closed "closed" "已关闭" "要写关闭日期",
        Planned "planned" "筹建中" "还没有开",
    }

    /// Who owns it.
    Ownership = "ownership" {
        Public "public" "公办" "",
        Private "private" "民办" "",
    }

    /// How it is run; the operating modes that the plan names.
    Mode = "mode" {
        PublicBuiltPrivateRun "public-built-private-run" "公建民营" "政府建设，社会力量运营",
        PublicOwnedPrivateRun "public-owned-private-run" "公办民营" "公办机构交社会力量运营",
        PrivatePublicAided "private-public-aided" "民办公助" "民间举办，政府扶持",
        SelfRun "self-run" "自建自营" "",
        Joint "joint" "合作经营" "",
        Entrusted "entrusted" "委托经营" "",
    }

    /// Whether its owners may take profit.
    Profit = "profit" {
        ForProfit "for-profit" "营利" "",
        NonProfit "non-profit" "非营利" "",
    }

    /// The system a coordinate was measured in. CGCS2000 is taken as WGS-84 (they differ by centimetres).
    Crs = "crs" {
        Wgs84 "wgs84" "WGS-84" "GPS、OpenStreetMap",
        Gcj02 "gcj02" "GCJ-02" "高德、腾讯地图",
        Bd09 "bd09" "BD-09" "百度地图",
        Cgcs2000 "cgcs2000" "CGCS2000" "天地图、国家大地坐标系",
    }

    /// State of the filing (备案) with the county's civil affairs or health office.
    FilingState = "filing-state" {
        Filed "filed" "已备案" "要写备案机关和日期",
        NotFiled "not-filed" "未备案" "",
        NotApplicable "not-applicable" "不适用" "这一类不需要备案",
    }

    /// What a price is for.
    Item = "item" {
        Bed "bed" "床位费" "",
        Meal "meal" "伙食费" "",
        Care "care" "护理费" "要写护理等级",
        Deposit "deposit" "押金" "退住时退还",
        Month "month" "月费" "",
        Day "day" "日费" "",
        Hour "hour" "小时费" "",
        Visit "visit" "上门服务费" "",
        Dish "dish" "餐费" "",
        Course "course" "学费" "",
        Aircon "aircon" "取暖降温费" "",
        Other "other" "其他" "请在说明里写清楚",
    }

    /// What a price counts by.
    Unit = "unit" {
        Month "month" "元/月" "",
        Day "day" "元/天" "",
        Meal "meal" "元/餐" "",
        Visit "visit" "元/次" "",
        Hour "hour" "元/小时" "",
        Year "year" "元/年" "",
        Once "once" "元" "一次性",
    }

    /// Who sets a price.
    Basis = "basis" {
        Fixed "fixed" "政府定价" "",
        Guided "guided" "政府指导价" "",
        Market "market" "市场调节价" "",
        Free "free" "免费" "",
    }

    /// The rank of an honour.
    HonourLevel = "honour-level" {
        National "national" "国家" "",
        Provincial "provincial" "省" "",
        Municipal "municipal" "市" "",
        County "county" "县" "",
    }

    /// What an inspection looked at, or how it came about.
    InspectionKind = "inspection-kind" {
        Random "random" "双随机" "“双随机、一公开”抽查",
        Routine "routine" "日常" "",
        Special "special" "专项" "",
        Fire "fire" "消防" "",
        Food "food" "食品" "",
        Rating "rating" "等级复核" "",
        Complaint "complaint" "投诉核查" "",
    }

    /// What makes a place usable for people who walk, see or hear badly.
    Access = "accessibility" {
        Ramp "ramp" "坡道" "",
        Lift "lift" "电梯" "",
        Toilet "toilet" "无障碍卫生间" "",
        Wheelchair "wheelchair" "轮椅" "可以借用",
        Handrail "handrail" "扶手" "",
        Parking "parking" "无障碍停车位" "",
        CallBell "call-bell" "呼叫器" "",
        TactilePath "tactile-path" "盲道" "",
        LargeSigns "large-signs" "大字标识" "",
        SignLanguage "sign-language" "手语服务" "",
    }

    /// Whom a facility for elders takes in.
    Serves = "serves" {
        SelfCare "self-care" "自理" "",
        PartlyDisabled "partly-disabled" "半失能" "",
        Disabled "disabled" "失能" "",
        Dementia "dementia" "失智" "",
        Destitute "destitute" "特困" "特困供养对象",
        Boarded "boarded" "社会寄养" "",
    }

    /// How a facility for elders gives medical care.
    MedicalKind = "medical-kind" {
        InHouse "in-house" "内设" "机构里有医务室或诊所",
        Contracted "contracted" "签约" "和医疗机构签约",
        Combined "combined" "医养结合" "",
    }

    /// The level of a home-care centre; indicators 8 to 10 of the plan count by it.
    CentreLevel = "level" {
        Street "street" "街道级" "",
        UrbanCommunity "urban-community" "城市社区" "",
        Rural "rural" "农村" "",
        MutualAid "mutual-aid" "互助站" "互助养老服务站",
    }

    /// The classes of a nursery (国卫人口发〔2019〕58号): see [`super::ClassRule`].
    ClassType = "class-type" {
        Infant "infant" "乳儿班" "6—12个月",
        Young "young" "托小班" "12—24个月",
        Older "older" "托大班" "24—36个月",
        Mixed "mixed" "混合班" "18个月以上",
    }

    /// How long a child stays.
    Form = "form" {
        FullDay "full-day" "全日托" "",
        HalfDay "half-day" "半日托" "",
        Hourly "hourly" "计时托" "",
        Temporary "temporary" "临时托" "",
    }

    /// Grades of WS/T 821—2023, a recommended standard.
    Grade = "grade" {
        A "A" "甲" "",
        B "B" "乙" "",
        C "C" "丙" "",
        D "D" "丁" "",
    }

    /// Days of the week, as hours name them.
    Weekday = "weekday" {
        Monday "mon" "周一" "",
        Tuesday "tue" "周二" "",
        Wednesday "wed" "周三" "",
        Thursday "thu" "周四" "",
        Friday "fri" "周五" "",
        Saturday "sat" "周六" "",
        Sunday "sun" "周日" "",
    }

    /// The kinds of township in the statistical codes.
    TownshipKind = "township-kind" {
        Street "street" "街道" "",
        Town "town" "镇" "",
        Rural "rural" "乡" "",
        Ethnic "ethnic" "民族乡" "",
    }
}
