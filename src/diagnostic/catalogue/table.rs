//! Codes of CSV files: their quotes, their header and the length of their rows.

use crate::diagnostic::code::codes;

codes! { TABLE;
    /// A quoted cell without its end.
    CSV_QUOTE_OPEN = "csv-quote-open", Error,
    zh: "这一格的双引号没有成对，后面的内容都没有读取", ["请在这一格末尾补上英文双引号，或删去开头的双引号"],
        "CSV 里以英文双引号开头的一格，要以英文双引号结束；格里的双引号写两个。用 Excel 另存为“CSV UTF-8（逗号分隔）”就不会写错。";
    en: "the quote of this cell is not closed; what follows was not read", ["close it at the end of the cell, or delete it"],
        "A cell that begins with a double quote ends with one; inside, write it twice. Excel's \"CSV UTF-8 (Comma delimited)\" does it right.";
    /// Text between a closing quote and the comma.
    CSV_AFTER_QUOTE = "csv-after-quote", Error,
    zh: "这一格的双引号后面还有字：{text}", ["请让引号包住整格内容；格里的双引号写两个"],
        "CSV 里一格若以英文双引号开头，引号后面只能是逗号或行尾。";
    en: "there is text after the closing quote of this cell: {text}", ["let the quotes hold the whole cell; write a quote inside twice"],
        "After the closing quote of a cell only a comma or the end of the line may follow.";
    /// Another sign than the comma between cells.
    CSV_DELIMITER = "csv-delimiter", Error,
    zh: "各格之间用的是{found}，应当用英文逗号", ["请用 Excel 另存为“CSV UTF-8（逗号分隔）”"],
        "CSV 文件各格之间用英文逗号分开。用制表符、分号或中文逗号时，一整行会被当成一格。";
    en: "the cells are divided by {found}; they should be divided by commas", ["in Excel save as \"CSV UTF-8 (Comma delimited)\""],
        "The cells of a CSV file are divided by ASCII commas. With tabs, semicolons or Chinese commas a whole line is read as one cell.";
    /// A header that no column of the table has.
    UNKNOWN_COLUMN = "unknown-column", Error,
    zh: "表头没有“{key}”这一列", ["是不是想写“{near}”？", "可以写的列有：{known}"],
        "这张表能有哪些列是规定好的，别的列不会显示，多半是写错了字。";
    en: "there is no column \"{key}\"", ["did you mean \"{near}\"?", "columns that may stand here: {known}"],
        "The columns of this file are fixed; another would never be shown and is mostly a slip of the pen.";
    /// One column twice.
    COLUMN_TWICE = "column-twice", Error,
    zh: "表头里“{key}”这一列写了两次", ["请只留一列"],
        "每一列只能有一个。中文名和英文名是同一列。";
    en: "the column \"{key}\" stands twice in the header", ["keep one of them"],
        "Each column stands once. Its Chinese and its English name are one column.";
    /// A column that must be there.
    COLUMN_MISSING = "column-missing", Error,
    zh: "表头缺少“{key}”这一列", ["请把第一行写成：{known}"],
        "第一行是表头，写各列的名字，用英文逗号分开，中文英文都可以。";
    en: "the column \"{key}\" is missing", ["let the first line be: {known}"],
        "The first line holds the names of the columns, divided by commas, in Chinese or English.";
    /// More cells than the header has.
    ROW_TOO_LONG = "row-too-long", Error,
    zh: "这一行有 {cells} 格，表头只有 {columns} 列", ["请检查是否多了逗号；内容里的逗号要用英文双引号把整格括起来"],
        "一行的格数不能多于表头。多半是内容里有英文逗号，没有用双引号括起来。";
    en: "this row has {cells} cells, the header {columns} columns", ["look for a comma too many; a cell with a comma in it goes in double quotes"],
        "A row has no more cells than the header. Mostly a cell has a comma in it and no quotes around it.";
}
