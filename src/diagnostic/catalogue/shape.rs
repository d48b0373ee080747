//! Codes of shape: keys, and values that are not of the kind their field asks for.

use crate::diagnostic::code::codes;

codes! { SHAPE;
    UNKNOWN_KEY = "unknown-key", Error,
    zh: "没有“{key}”这一项", ["是不是想写“{near}”？", "可以写的有：{known}"],
        "每个条目能写的项目都在一张表里（见文档《条目的项目》）。表里没有的项目不会显示，多半是写错了字，所以要改正。";
    en: "there is no key \"{key}\"", ["did you mean \"{near}\"?", "keys that may stand here: {known}"],
        "All keys stand in one table (see the documentation of entries). A key outside it would never be shown and is mostly a slip of the pen.";
}
