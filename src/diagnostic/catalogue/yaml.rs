//! Codes of writing: where a text is not the plain subset of YAML.

use crate::diagnostic::code::codes;

codes! { YAML;
    /// An anchor before a value.
    YAML_ANCHOR = "yaml-anchor", Error,
    zh: "这里用了 YAML 的锚点（{text}），本站不用这种写法", ["请把内容直接写在这里；文字本身以 & 开头，请用英文双引号括起来"],
        "条目只用 YAML 最简单的写法，好让每一处都看得见写了什么。锚点（&名字）会让一处改动影响别处，所以不用。若文字本身以 & 开头，用英文双引号括起来，例如 note: \"&号开头\"。";
    en: "a YAML anchor ({text}) is not used here", ["write the content itself in this place; text that begins with & goes in double quotes"],
        "Entries use the plain subset of YAML, so that what stands in a place is all that is true of it. Anchors (&name) let one edit change another place. Text that begins with & goes in double quotes.";
    /// An alias instead of a value.
    YAML_ALIAS = "yaml-alias", Error,
    zh: "以 * 开头的文字会被当作 YAML 的别名，本站不用别名", ["请把内容直接写在这里；文字本身以 * 开头，请用英文双引号括起来"],
        "YAML 里以 * 开头的值（*名字）是“别名”，指向别处的内容。本站不用它。若文字本身以 * 开头（如 *注意），用英文双引号括起来：note: \"*注意\"。";
    en: "text that begins with * is read as a YAML alias, which is not used here", ["write the content itself in this place; text that begins with * goes in double quotes"],
        "In YAML a value that begins with * (*name) points to another place. It is not used here. Text that begins with * goes in double quotes.";
    /// A tag before a value.
    YAML_TAG = "yaml-tag", Error,
    zh: "以 ! 开头的文字会被当作 YAML 的标签（{text}），本站不用标签", ["请删去它；文字本身以 ! 开头，请用英文双引号括起来"],
        "YAML 里以 ! 开头的词（!!str、!名字）说明值的类型。本站每一项是什么类型已有规定，不用标签。若文字本身以 ! 开头，用英文双引号括起来。";
    en: "text that begins with ! is read as a YAML tag ({text}), which is not used here", ["leave it out; text that begins with ! goes in double quotes"],
        "In YAML a word that begins with ! (!!str, !name) tells the type of a value. Here each key has its type, so tags are not used. Text that begins with ! goes in double quotes.";
    /// A second document in one file.
    YAML_DOCUMENTS = "yaml-documents", Error,
    zh: "一个文件只能有一份内容，这里的“---”开始了第二份，后面没有读取", ["请把后面的内容放到另一个文件，或删去这一行"],
        "YAML 用单独一行“---”把一个文件分成几份。本站一个文件就是一个条目，所以不用它（第一行的“---”可以有）。想画分隔线，请用 # 开头的注释。";
    en: "a file holds one document; this \"---\" begins a second, which was not read", ["put what follows into a file of its own, or delete this line"],
        "A line of \"---\" divides a YAML file into several documents. Here a file is one entry, so it is not used (on the first line it may stand). For a dividing line use a comment that begins with #.";
    /// A line that begins with % or holds document signs where none may stand.
    YAML_DIRECTIVE = "yaml-directive", Error,
    zh: "这一行（{text}）是 YAML 的特别写法，本站不用", ["请删去这一行；要写备注，请用 # 开头"],
        "行首的 % 和单独的“---”“...”在 YAML 里有特别的用处，本站不用。备注请以 # 开头。";
    en: "this line ({text}) is a part of YAML that is not used here", ["delete it; comments begin with #"],
        "A % at the start of a line, and lines of \"---\" or \"...\", have a meaning of their own in YAML that is not used here. Comments begin with #.";
    /// The merge key.
    YAML_MERGE_KEY = "yaml-merge-key", Error,
    zh: "“<<”是 YAML 的合并写法，本站不用", ["请把要用的各项直接写在这里"],
        "合并写法（<<: *名字）会把别处的内容并进来，看不见写了什么，所以不用。";
    en: "\"<<\" is YAML's merge key, which is not used here", ["write the keys themselves in this place"],
        "A merge key (<<: *name) brings in what stands elsewhere, so one cannot see what is written. It is not used.";
    /// A key that is a list or group, or a text over several lines.
    YAML_KEY_NOT_TEXT = "yaml-key-not-text", Error,
    zh: "冒号前面应是项目名，这里却是“{text}”", ["请写成“项目名: 内容”；若整行是文字，请用英文双引号括起来"],
        "每一项写成“项目名: 内容”，项目名是一个词，不能是方括号或花括号里的一组内容。";
    en: "a key should stand before the colon, but here it is \"{text}\"", ["write \"key: value\"; if all of it is text, put it in double quotes"],
        "Each line is \"key: value\", and a key is one word, not something in brackets.";
    /// A colon without a key.
    YAML_EMPTY_KEY = "yaml-empty-key", Error,
    zh: "冒号前面没有项目名", ["请在冒号前写上项目名，例如“名称: …”；若整行是文字，请用英文双引号括起来"],
        "每一项写成“项目名: 内容”。行首的冒号前面什么也没有，不知道写的是哪一项。";
    en: "there is no key before the colon", ["write a key before it, for example \"name: …\"; if all of it is text, put it in double quotes"],
        "Each line is \"key: value\". With nothing before the colon nobody knows which key is meant.";
    /// The same key twice in one group.
    YAML_DUPLICATE_KEY = "yaml-duplicate-key", Error,
    zh: "“{key}”写了两次（前一次在第 {line} 行）", ["请只留一个；有几个值时，请看文档里这一项能不能写成列表"],
        "同一组里每一项只能写一次。写两次时不知道哪个是对的，本站不猜，请删去一个。";
    en: "\"{key}\" is written twice (first in line {line})", ["keep one of them; if there are several values, see whether this key takes a list"],
        "In one group each key stands once. Of two, nobody knows which is right, so nothing is guessed.";
    /// A tab where spaces are needed.
    YAML_TAB = "yaml-tab", Error,
    zh: "行首用了 Tab 键，缩进只能用空格", ["请改用空格，每级两个，写成“{right}”", "请把 Tab 换成两个空格"],
        "YAML 的层次由行首空格决定，Tab 在不同编辑器里宽度不同，所以不允许。记事本里请按空格键；VS Code 可在右下角选“使用空格缩进”。连续几行都有时只报第一行。";
    en: "a tab stands at the start of the line; indent with spaces only", ["use spaces, two a level: \"{right}\"", "replace the tab with two spaces"],
        "In YAML the spaces before a line tell what belongs together. A tab has another width in each editor and is not allowed. Of several such lines in a row only the first is reported.";
    /// A Chinese colon after a key.
    YAML_WIDE_COLON = "yaml-wide-colon", Error,
    zh: "这里用了中文冒号“：”", ["请改成英文冒号加一个空格，写成“{right}”"],
        "项目名后面要用英文冒号（半角），再空一格：“名称: 福安养老院”。中文输入法打出的“：”不算。内容里的中文冒号不受影响。";
    en: "there is a Chinese colon \"：\" here", ["write an ASCII colon and a space: \"{right}\""],
        "A key ends with an ASCII colon and a space: \"name: Fu'an\". The full-width colon that Chinese input methods write does not count. In values it may stand.";
    /// No blank after the colon of a key.
    YAML_COLON_SPACE = "yaml-colon-space", Error,
    zh: "冒号后面少了空格", ["请在冒号后加一个空格，写成“{right}”"],
        "项目名后面的冒号要跟一个空格：“name: 福安养老院”。没有空格时，整行会被当成一段文字。";
    en: "a space is missing after the colon", ["put a space after it: \"{right}\""],
        "The colon after a key needs a space: \"name: Fu'an\". Without it the whole line is read as one text.";
    /// No blank after the dash of a list item, or another dash.
    YAML_DASH_SPACE = "yaml-dash-space", Error,
    zh: "列表的短横线写得不对", ["请写成“{right}”", "请写英文短横线加一个空格，如“- 内容”"],
        "列表每一条以英文短横线加一个空格开头：“- 助餐”。没有空格，或用了中文破折号、圆点，都不算列表。";
    en: "the dash of a list item is not right", ["write \"{right}\"", "write a hyphen and a space: \"- …\""],
        "Each item of a list begins with a hyphen and a space: \"- meals\". Without the space, or with another dash or dot, it is no list.";
    /// A wide or invisible blank beside a key.
    YAML_WIDE_SPACE = "yaml-wide-space", Error,
    zh: "行首或项目名旁边有中文空格（或看不见的空白）", ["请删去，改用英文空格"],
        "缩进和项目名旁边只能用英文空格（半角）。中文输入法的全角空格、从网页复制来的不间断空格看着像空格，却会变成项目名的一部分。";
    en: "a wide or invisible blank stands at the start of the line or beside the key", ["delete it and use plain spaces"],
        "Only plain spaces indent lines and stand beside keys. The wide space of Chinese input methods and the no-break space of web pages become part of the key.";
    /// A Chinese comma between the items of a bracketed list.
    YAML_WIDE_COMMA = "yaml-wide-comma", Error,
    zh: "方括号里用了中文逗号：“{text}”会被当成一条", ["各条之间请用英文逗号；若逗号属于文字，请用英文双引号括起来"],
        "方括号里的列表用英文逗号分开：[助餐, 助浴]。用中文逗号时，整段会变成一条。";
    en: "a Chinese comma in brackets: \"{text}\" is read as one item", ["put ASCII commas between items; if the comma belongs to the text, put that in double quotes"],
        "The items of a list in brackets are divided by ASCII commas: [meals, bathing]. With Chinese ones all of it becomes one item.";
    /// A whole value in Chinese quotes.
    YAML_WIDE_QUOTES = "yaml-wide-quotes", Warning,
    zh: "整个内容写在中文引号里，引号会一起显示", ["若只是想括起文字，请删去引号，写“{inner}”；若引号本身要显示，请在外面再加英文双引号"],
        "YAML 只认英文引号。中文引号“ ”会成为内容的一部分，显示在网页上。";
    en: "the whole value stands in Chinese quotes, which will be shown", ["to show only the text, leave them out: {inner}; to show them, put ASCII double quotes around all"],
        "YAML knows only ASCII quotes. Chinese ones become part of the text and are shown on the page.";
    /// A quote that is never closed.
    YAML_UNCLOSED_QUOTE = "yaml-unclosed-quote", Error,
    zh: "这里的引号没有成对", ["请在这段文字末尾补上同样的英文引号；不需要引号时，把开头的也删去"],
        "以英文引号开头的内容要以同样的引号结束。用中文引号“”结尾不算。";
    en: "the quote that begins here is not closed", ["put the same quote at the end of the text, or delete this one"],
        "A value that begins with an ASCII quote ends with the same. A Chinese quote does not close it.";
    /// Text after a closed quote.
    YAML_AFTER_QUOTE = "yaml-after-quote", Error,
    zh: "引号结束后还有文字（{text}）", ["请把整段内容放进一对英文双引号；里面的英文双引号写成 \\\"，或改用中文引号"],
        "一个值若以英文引号开头，引号必须包住全部内容，后面只能有注释。";
    en: "there is text after the closing quote ({text})", ["put all of the value into one pair of double quotes; write \\\" for a double quote inside"],
        "If a value begins with a quote, the quotes hold all of it; only a comment may follow.";
    /// An escape that double quotes do not know.
    YAML_ESCAPE = "yaml-escape", Error,
    zh: "双引号里的反斜杠“{text}”有特别含义，这样写不行", ["请改用单引号，或把反斜杠写两个"],
        "英文双引号里的 \\ 表示转义，只认 \\n、\\\" 等几种。要写路径等文字，请用英文单引号，或把每个 \\ 写成 \\\\。";
    en: "the backslash in \"{text}\" has a meaning in double quotes, and not this one", ["use single quotes, or write the backslash twice"],
        "In double quotes a backslash begins an escape such as \\n or \\\". For a path use single quotes, or write each backslash twice.";
    /// Brackets, braces or commas that do not fit.
    YAML_BRACKETS = "yaml-brackets", Error,
    zh: "方括号或花括号没有写对", ["请检查括号是否成对、各条之间是否有英文逗号；若括号属于文字，请用英文双引号括起全文"],
        "方括号写列表，花括号写一组项目，都要成对，各条用英文逗号分开。以方括号或花括号开头的文字（如“[通知]…”）要用英文双引号括起来。";
    en: "brackets or braces are not right here", ["check that they come in pairs and that commas stand between the items; if they belong to a text, put all of it in double quotes"],
        "Square brackets hold a list, braces a group; they come in pairs, with commas between. Text that begins with one of them goes in double quotes.";
    /// A colon and a blank inside an unquoted value.
    YAML_COLON_IN_VALUE = "yaml-colon-in-value", Error,
    zh: "内容里又有英文冒号加空格，读不明白", ["请用英文双引号把冒号后的全部内容括起来，或把里面的冒号改成中文冒号"],
        "一行里第一个“冒号加空格”分开项目名和内容。内容里若还有，请把内容用英文双引号括起来：note: \"电话: 见公告\"。";
    en: "the value has a colon and a space in it and cannot be understood", ["put the whole value in double quotes"],
        "The first colon with a space divides key and value. If the value has another, put it in double quotes: note: \"phone: see below\".";
    /// A line that belongs nowhere by its indentation.
    YAML_INDENTATION = "yaml-indentation", Error,
    zh: "这一行的缩进不对", ["请让它和同级的行左边对齐；下一级比上一级多两个空格"],
        "YAML 的层次由行首空格决定：同级的行要对齐，下一级多两个空格。上一行若已有内容，下面不能再缩进写别的项目。";
    en: "this line is not indented as its neighbours are", ["align it with the lines of its level; each level has two more spaces"],
        "In YAML the spaces before a line tell what belongs together: lines of one level align, the next level has two more. Under a key that has its value on its own line nothing may be indented.";
    /// A list item where none may stand.
    YAML_DASH_PLACE = "yaml-dash-place", Error,
    zh: "列表的短横线不能写在这里", ["请把上一行冒号后的内容移下来，每条一行，都以“- ”开头；只有一条时，去掉短横线"],
        "列表要么每条另起一行，以“- ”开头；要么写在方括号里：[助餐, 助浴]。项目名那一行若已有内容，下面就不能再接列表。";
    en: "a list item cannot stand here", ["begin each item on a line of its own with \"- \"; for a single value leave the dash out"],
        "A list has its items on lines of their own, each beginning with \"- \", or in brackets. Below a key that has a value already no list may follow.";
    /// A line that is no key and value.
    YAML_NO_COLON = "yaml-no-colon", Error,
    zh: "这一行不是“项目名: 内容”的写法：{text}", ["请补上项目名和英文冒号；若是上一项的续行，请缩进并用“|”写法"],
        "每一行写一项：项目名、英文冒号、空格、内容。多行文字请在冒号后写“|”，下面各行缩进两格。备注以 # 开头。";
    en: "this line is not \"key: value\": {text}", ["write the key and a colon before it; if it continues the line above, use \"|\" and indent it"],
        "Each line holds a key, a colon, a space and a value. For a text over several lines write \"|\" after the colon and indent the lines by two. Comments begin with #.";
    /// A line among list items that is none.
    YAML_NOT_IN_LIST = "yaml-not-in-list", Error,
    zh: "这里是列表，这一行却没有以“- ”开头：{text}", ["请在行首加“- ”；若它属于上一条，请和上一条的内容对齐"],
        "列表的每一条以英文短横线加空格开头；一条有几项时，后面的行与第一项对齐。";
    en: "this is a list, but the line does not begin with \"- \": {text}", ["begin it with \"- \", or align it with the content of the item above"],
        "Each item of a list begins with a hyphen and a space; further lines of an item align with its first key.";
    /// A value that begins with a sign YAML keeps for itself.
    YAML_SIGN = "yaml-sign", Error,
    zh: "内容不能以“{text}”开头", ["请用英文双引号把内容括起来"],
        "@、`、%、| 等几个符号在 YAML 里有特别用处，不能作内容的开头。用英文双引号括起来就可以。";
    en: "a value cannot begin with \"{text}\"", ["put the value in double quotes"],
        "Some signs (@, `, %, |) are kept by YAML for itself and cannot begin a value. In double quotes they can.";
    /// Something after the sign of a block of text.
    YAML_BLOCK_TEXT = "yaml-block-text", Error,
    zh: "“|”或“>”后面不能再写内容", ["请另起一行，缩进两格再写；若符号属于文字，请用英文双引号括起来"],
        "“|”表示下面是多行文字，同一行不能再有内容，文字从下一行开始，缩进两格（用空格）。";
    en: "nothing may follow \"|\" or \">\" on its line", ["begin the text on the next line, indented by two; if the sign belongs to the text, put it in double quotes"],
        "\"|\" says that a text of several lines follows. It begins on the next line, indented by two spaces.";
    /// A # right after a value.
    YAML_COMMENT = "yaml-comment", Error,
    zh: "“#”前面要有空格", ["若是备注，请在 # 前加空格；若 # 属于内容，请用英文双引号括起全文"],
        "YAML 里 # 前有空格才是备注的开始。紧贴在引号或括号后面时读不明白。";
    en: "a space is needed before \"#\"", ["put a space before it if it begins a comment; if it belongs to the value, put all of it in double quotes"],
        "A # begins a comment only after a space. Right after a quote or bracket it cannot be understood.";
    /// Lists and groups nested too deep.
    YAML_TOO_DEEP = "yaml-too-deep", Error,
    zh: "层次太多（超过 {most} 层），没有读取", ["请检查括号和短横线，是否重复写了很多"],
        "条目最多用五六层。层次太多通常是括号或短横线重复了。";
    en: "there are too many levels (over {most}); the rest was not read", ["check whether brackets or dashes were repeated"],
        "An entry needs five or six levels. More are mostly repeated brackets or dashes.";
    /// Writing that is no YAML in a way we have no better words for.
    YAML_SYNTAX = "yaml-syntax", Error,
    zh: "这一行不符合 YAML 的写法", ["请写成“项目名: 内容”，冒号后面用空格，不用 Tab 键；内容里有特殊符号时，用英文双引号括起来"],
        "多半是某个英文符号（冒号、引号、括号、& * ! % @）出现在不该出现的地方。把内容用英文双引号括起来，往往就好了。";
    en: "this line is not YAML", ["write \"key: value\" with a space after the colon, not a tab; put a value with special signs in double quotes"],
        "Mostly some ASCII sign (colon, quote, bracket, & * ! % @) stands where it may not. Double quotes around the value mostly help.";
}
