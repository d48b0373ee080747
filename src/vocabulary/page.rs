//! Closed words of pages, indicators and the site.

use super::words;

words! {
    /// Whether a document still holds (domain: 有效性 of a normative document).
    Validity = "validity" {
        InForce "in-force" "有效" "",
        Amended "amended" "已修改" "",
        Lapsed "lapsed" "失效" "",
        Repealed "repealed" "废止" "",
    }

    /// For whom a page is written.
    Audience = "audience" {
        Elders "elders" "老年人" "",
        Family "family" "家属" "",
        Parents "parents" "家长" "",
        Providers "providers" "机构" "",
    }

    /// Household types that benefits name.
    Household = "household" {
        Destitute "destitute" "特困" "特困供养人员",
        Minimum "minimum" "低保" "最低生活保障家庭",
        NearMinimum "near-minimum" "低保边缘" "",
        Relieved "relieved" "建档立卡" "建档立卡家庭",
        OneChildBereaved "family-planning" "计划生育特殊家庭" "",
        Disabled "disabled" "残疾" "有残疾证",
        Ordinary "ordinary" "一般" "",
    }

    /// Levels of ability of GB/T 42195—2022.
    Ability = "ability" {
        Intact "intact" "能力完好" "",
        Mild "mild" "轻度失能" "",
        Moderate "moderate" "中度失能" "",
        Severe "severe" "重度失能" "",
        Total "total" "完全失能" "",
    }

    /// Whether a household counts as poor where a benefit asks so.
    Income = "income" {
        Hardship "hardship" "经济困难" "",
        Ordinary "ordinary" "一般" "",
    }

    /// The three chapters of the indicators.
    IndicatorGroup = "indicator-group" {
        Elder "elder" "养老" "",
        Child "child" "托育" "",
        Other "other" "其他" "",
    }

    /// What an indicator measures; a qualitative one has no bar.
    IndicatorKind = "indicator-kind" {
        Count "count" "计数" "",
        Share "share" "占比" "",
        Coverage "coverage" "覆盖率" "",
        Qualitative "qualitative" "定性" "",
    }

    /// The units the plan uses.
    IndicatorUnit = "indicator-unit" {
        Beds "beds" "张" "",
        Percent "percent" "%" "",
        Each "each" "个" "",
        Households "households" "户" "",
        TenThousandPeople "ten-thousand-people" "万人" "",
        People "people" "人" "",
        Years "years" "岁" "",
        HundredMillionYuan "hundred-million-yuan" "亿元" "",
        Places "places" "托位" "",
        TimesAYear "times-a-year" "次/年" "",
        SessionsAYear "sessions-a-year" "期/年" "",
        Schools "schools" "所" "",
        SquareMetres "square-metres" "平方米" "",
        None "none" "无" "定性指标没有单位",
    }

    /// How a goal is compared with what is reached.
    Comparison = "comparison" {
        AtLeast ">=" "≥" "",
        Equal "=" "＝" "",
        AtMost "<=" "≤" "",
    }

    /// Column types of the page label rules (国办发〔2017〕47号, annex).
    ColumnType = "column-type" {
        Home "home" "首页" "",
        Overview "overview" "概况信息" "",
        Functions "functions" "机构职能" "",
        Leaders "leaders" "负责人信息" "",
        News "news" "工作动态" "",
        Policy "policy" "政策文件" "",
        DisclosureGuide "disclosure-guide" "信息公开指南" "",
        DisclosureCatalogue "disclosure-catalogue" "信息公开目录" "",
        DisclosureReport "disclosure-report" "信息公开年报" "",
        DisclosureRequest "disclosure-request" "依申请公开" "",
        Data "data" "数据发布" "",
        OpenData "open-data" "数据开放" "",
        Explainers "explainers" "政策解读" "",
        Responses "responses" "回应关切" "",
        Services "services" "办事服务" "",
        Complaints "complaints" "咨询投诉" "",
        Surveys "surveys" "征集调查" "",
        Interviews "interviews" "在线访谈" "",
    }

    /// How grave a watched word is.
    WatchLevel = "watch-level" {
        Error "error" "禁用" "",
        Warning "warning" "慎用" "",
    }
}
