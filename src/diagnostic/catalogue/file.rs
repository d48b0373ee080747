//! Codes of whole files: their encoding, their YAML, their names and the folder they stand in.

use crate::diagnostic::code::codes;

codes! { FILE;
    ANCHOR = "yaml-anchor", Error,
    zh: "这里用了 YAML 的锚点或别名（{text}），本站不用这种写法", ["请把内容直接写在这里", "文字里要用 & 或 * 开头，请加英文双引号"],
        "条目只用 YAML 最简单的写法，好让每一处都看得见写了什么。锚点（&名字）和别名（*名字）会让一处改动影响别处，所以不用。若文字本身以 & 或 * 开头，用英文双引号括起来。";
    en: "a YAML anchor or alias ({text}) is not used here", ["write the content itself in this place", "put text that begins with & or * in double quotes"],
        "Entries use the plain subset of YAML, so that what stands in a place is all that is true of it. Anchors (&name) and aliases (*name) let one edit change another place. Text that begins with & or * goes in double quotes.";
}
