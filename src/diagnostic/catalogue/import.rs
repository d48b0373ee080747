//! Codes of a mapping: what `import` is told about someone's list.

use crate::diagnostic::code::codes;

codes! { IMPORT;
    /// A list in which no row stands below the header.
    LIST_EMPTY = "list-empty", Error,
    zh: "名单里没有内容，或只有表头", ["请确认文件没有选错；第一行应是表头，下面一家一行"],
        "名单的第一行是各列的名字，从第二行起一家一行。";
    en: "the list has no rows below its header", ["check that it is the right file: a header in the first line, then one facility a line"],
        "The first line of a list names its columns; from the second on, each line is one facility.";
    /// A file that is no list of any kind that is read.
    LIST_UNREADABLE = "list-unreadable", Error,
    zh: "读不出这份名单：{why}", ["能读的有：csv、xlsx、xls、ods、GeoJSON、JSON，以及带 datapackage.json 的文件夹；请用 Excel 打开后另存为 xlsx 再试"],
        "文件损坏、加了密码、或不是表格，就读不出来。";
    en: "the list cannot be read: {why}", ["csv, xlsx, xls, ods, GeoJSON, JSON and folders with a datapackage.json can be; open it in a spreadsheet and save it as xlsx"],
        "The file is damaged, has a password, or is no table.";
    /// A column of the mapping that the list has not.
    LIST_WITHOUT_COLUMN = "list-without-column", Error,
    zh: "名单里没有“{key}”这一列", ["是不是“{near}”？名单里的列有：{known}", "名单里的列有：{known}"],
        "对照表里的列名要和名单第一行的某一格相同（空格、换行、全角半角不算）。多半是名单换了表头。";
    en: "the list has no column \"{key}\"", ["is it \"{near}\"? The list has: {known}", "the list has: {known}"],
        "The mapping names columns as the first line of the list does (blanks, line breaks and widths do not count). Mostly the list has a new header.";
    /// A field that no entry has.
    MAPPED_FIELD_UNKNOWN = "mapped-field-unknown", Error,
    zh: "条目里没有“{key}”这一项", ["是不是想写“{near}”？", "“{key}”下面还有小项，请写其中一个：{inside}", "可以写的项目见文档《条目的项目》，小项用点隔开，例如 床位.总数"],
        "对照表右边写条目的项目，中文英文都可以，下面的小项用点隔开。另外可以写“编号”和“县区”。";
    en: "an entry has no field \"{key}\"", ["did you mean \"{near}\"?", "\"{key}\" has keys of its own; name one of them: {inside}", "fields stand in the documentation of entries; those of a group after a dot, for example beds.total"],
        "A mapping names fields of an entry in English or Chinese, those inside a group after a dot. Besides these it may name id and area.";
    /// Two columns, or a column and a constant, for one field.
    MAPPED_TWICE = "mapped-twice", Error,
    zh: "“{key}”有两处来源", ["请只留一处"],
        "一个项目只能来自一列或一个固定值，否则不知道用哪个。";
    en: "\"{key}\" comes from two places", ["keep one of them"],
        "A field comes from one column or one constant; otherwise nobody knows which holds.";
    /// A column that is neither mapped nor left out.
    COLUMN_WITHOUT_USE = "column-without-use", Error,
    zh: "没有说“{key}”这一列怎么办", ["请写“项目: …”，或写“不要: 是”"],
        "对照表里列出的每一列，要么写明是条目的哪一项，要么写明不要。";
    en: "nothing says what becomes of the column \"{key}\"", ["write field: …, or drop: yes"],
        "Each column that a mapping lists is either a field of the entry or left out by its own words.";
    /// A pattern that cannot be read or takes nothing out.
    PART_UNREADABLE = "part-unreadable", Error,
    zh: "“{value}”不是能用的正则表达式", ["请用一对括号括住要取出的部分，例如 ^(..[市县])"],
        "“取出”里写正则表达式，其中一对括号括住要取出的部分，有几对时用第一对。";
    en: "\"{value}\" is no usable regular expression", ["put brackets around the part to be taken, for example ^(..[市县])"],
        "The part is a regular expression in which brackets stand around what is to be taken; the first pair counts.";
    /// No column or constant for a field that every entry needs.
    MAPPING_WITHOUT = "mapping-without", Error,
    zh: "对照表没有说“{field}”从哪里来", ["请在“列”里写明是哪一列，或在“固定”里写一个值"],
        "每个条目必须有名称、类型和地址；写了某一组（如位置、来源）的一项，这一组必须有的别的项也要有。";
    en: "the mapping does not say where \"{field}\" comes from", ["name its column, or give it as a constant"],
        "Every entry needs name, kind and address; a group of which one field is given (a location, a source) needs its other required fields as well.";
    /// No way to tell the area of a row.
    AREA_UNDECIDED = "area-undecided", Error,
    zh: "不知道条目放进哪个县区", ["请加一列“项目: 县区”（可用“取出”从地址里取），或用 --area 指定一个县区"],
        "每个条目放在一个县区的文件夹里。县区来自名单的一列、地址里的一部分，或命令行的 --area。";
    en: "nothing says in which area the entries belong", ["map a column to area (a part of the address will do), or give --area"],
        "Each entry stands in the folder of an area: from a column, from a part of the address, or from --area.";
    /// `--area` names none.
    AREA_OPTION_UNKNOWN = "area-option-unknown", Error,
    zh: "没有登记“{value}”这个县区", ["是不是想写“{near}”？", "登记过的有：{known}", "请先在 facilities/areas.yaml 里登记"],
        "--area 后面写 facilities/areas.yaml 里登记的代号或名称。";
    en: "there is no area \"{value}\"", ["did you mean \"{near}\"?", "registered are: {known}", "register it in facilities/areas.yaml first"],
        "--area takes the slug or the name of an area in facilities/areas.yaml.";
    /// A new site, and a mapping that says nothing of its region.
    REGION_UNKNOWN = "region-unknown", Error,
    zh: "网站还没有 facilities/areas.yaml，对照表里也没有“地区”", ["请在对照表里写“地区”（名称、省份、时区、区号、号码位数、坐标范围），就会用名单里的县区生成一份", "也可以先写好 facilities/areas.yaml"],
        "县区要先登记。新网站可以由名单里出现的县区生成，但区号和坐标范围要由人写明。";
    en: "the site has no facilities/areas.yaml and the mapping no region", ["give the mapping a region (name, province, time_zone, dialling_code, subscriber_digits, box), and the areas are made from the list", "or write facilities/areas.yaml first"],
        "Areas are registered before entries. On a new site they are made from those that the list names, but the dialling code and the box of coordinates must be given.";
    /// A constant that its field cannot have.
    CONSTANT_WRONG = "constant-wrong", Error,
    zh: "“{field}”不能是“{value}”：{reason}", ["请改成这一项能用的值，例如 {example}", "请改成这一项能用的值"],
        "固定值会写进每一个条目，所以要先写对。";
    en: "\"{field}\" cannot be \"{value}\": {reason}", ["write what the field can have, for example {example}", "write what the field can have"],
        "A constant goes into every entry, so it must be right.";
}
