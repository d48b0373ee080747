//! A tree and the engine never differ: a tree fills a page as the engine does, or leaves it to the engine.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::directory::example::{directory, ordinary, registries};
use crate::output::{Memory, Sink};
use crate::render::sample::many;
use crate::render::templates::Templates;

/// The template that the tests fill.
const PAGE: &str = "page.html";

/// What a view may hold.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Part {
    None,
    Flag(bool),
    Number(i64),
    Large(u64),
    Fraction(f64),
    Text(&'static str),
    Html(Safe),
    List(Vec<Part>),
    Map(BTreeMap<&'static str, Part>),
    Struct(Fields),
}

#[derive(Clone, Debug, Serialize)]
struct Fields {
    a: Box<Part>,
    b: Box<Part>,
    kind: Kind,
}

/// A variant without values and one with.
#[derive(Clone, Debug, Serialize)]
enum Kind {
    Plain,
    With(u8),
}

/// A page of one template, which may extend `frame.html` and include `part.html`.
fn environment(page: &str) -> Result<Environment, RenderError> {
    let templates = BTreeMap::from([
        (PAGE.to_owned(), page.to_owned()),
        ("part.html".to_owned(), "[{{ a }}{% if x %}{{ x | nb }}{% endif %}]".to_owned()),
        (
            "frame.html".to_owned(),
            "<{% block head %}{{ b }}{% endblock %}|{% block main %}{% endblock %}>\n".to_owned(),
        ),
    ]);
    Environment::of(&templates, &WORDS)
}

static WORDS: LazyLock<Arc<Messages>> = LazyLock::new(|| Theme::built_in().unwrap().words);

fn by_tree<V: Serialize>(environment: &Environment, template: &str, view: &V) -> Option<String> {
    environment.compiled.render(template, view, &environment.words)
}

fn view() -> BTreeMap<&'static str, Part> {
    let fields = |a: &'static str, kind| Fields { a: Box::new(Part::Text(a)), b: Box::new(Part::None), kind };
    BTreeMap::from([
        ("a", Part::Text("<2026年3月> & 'b'")),
        ("b", Part::Html(Safe::new("<b>养老院</b>".to_owned()))),
        ("c", Part::List(vec![Part::Struct(fields("1", Kind::Plain)), Part::Struct(fields("", Kind::With(3)))])),
        ("d", Part::Number(0)),
        ("e", Part::List(vec![])),
        ("f", Part::Map(BTreeMap::from([("a", Part::List(vec![Part::Number(-3), Part::Flag(true)]))]))),
        ("g", Part::None),
        ("h", Part::Large(u64::MAX)),
        ("i", Part::Fraction(1.0)),
    ])
}

/// What a tree must know, with what it prints: these are the constructs of the templates that fill a page a facility.
#[test]
fn trees_know_what_templates_use_most() {
    for (template, expected) in [
        ("{{ a }}", "&lt;2026年3月&gt; &amp; &#39;b&#39;"),
        ("{{ a | nb }}", "&lt;<span class=\"nb\">2026年3月</span>&gt; &amp; &#39;b&#39;"),
        ("{{ b }}{{ d }}", "<b>养老院</b>0"),
        ("{{ say('list.total', count=c | length) }}", "共2家"),
        ("{{ say(\"list.comma\") }}", "，"),
        ("{{ say('list.total', count=a) | joint }}", "共&lt;2026年3月&gt; &amp; &#39;b&#39;家"),
        (
            "{% for x in c %}{{ loop.index }}{% if x.a %}{{ x.a }}{% else %}-{% endif %}{% if not loop.last %},{% endif %}{% endfor %}",
            "11,2-",
        ),
        ("{% for x in e %}{% else %}none{% endfor %}", "none"),
        (
            "{% with x = c[0].a, y = x %}{{ y }}{% include \"part.html\" %}{% endwith %}",
            "1[&lt;2026年3月&gt; &amp; &#39;b&#39;1]",
        ),
        ("{% with x = f.a[0] %}{{ x }}{% endwith %}", "-3"),
        (
            "{% for x in c %}{% for y in f.a %}{{ loop.index0 }}{% endfor %}{{ f.a[loop.index0] is none or 5 }},{% endfor %}",
            "015,015,",
        ),
        ("{% if g is none and d == 0 and not e and c | length > 1 and a != 'x' %}y{% endif %}", "y"),
        ("{% if g or c[0].kind == 'Plain' %}y{% endif %}", "y"),
        ("{% extends 'frame.html' %}{% block main %}{{ d }}{% endblock %}", "<<b>养老院</b>|0>"),
        ("{% extends 'frame.html' %}\n{% block head %}{% for x in c %}{{ x.a }}{% endfor %}{% endblock %}\n", "<1|>"),
        ("{{ 'a<' }}{{ 3 }}", "a&lt;3"),
    ] {
        let environment = environment(template).unwrap();
        let tree = by_tree(&environment, PAGE, &view());
        assert_eq!(tree.as_deref(), Some(expected), "{template}");
        assert_eq!(environment.interpret(PAGE, &view()).unwrap(), expected, "{template}");
    }
}

/// What the engine alone knows is filled all the same.
#[test]
fn what_trees_do_not_know_the_engine_fills() {
    for (template, expected) in [
        ("{{ c | map(attribute='a') | join('/') }}", "1/"),
        ("{% set x = 1 %}{{ x + 1 }}", "2"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(d) }}", "<0>"),
        ("{% for x in c if x.a %}{{ x.a }}{% endfor %}", "1"),
        ("{% for x in a[:1] %}{{ x }}{% endfor %}", "&lt;"),
        ("{% extends 'frame.html' %}{% block head %}{{ super() }}!{% endblock %}", "<<b>养老院</b>!|>"),
        ("{% extends 'frame.html' %}{% block main %}{% block head %}1{% endblock %}{% endblock %}", "<1|1>"),
        ("{{ i }}", "1.0"),
        ("{% if c[1].kind.With == 3 %}y{% endif %}", "y"),
        ("{{ d == 0 }}", "True"),
    ] {
        let environment = environment(template).unwrap();
        assert_eq!(by_tree(&environment, PAGE, &view()), None, "{template}");
        assert_eq!(environment.render(PAGE, &view()).unwrap(), expected, "{template}");
    }
}

#[test]
fn templates_that_include_or_extend_themselves_are_left_to_the_engine() {
    for template in ["{% include 'page.html' %}", "{% extends 'page.html' %}"] {
        let environment = environment(template).unwrap();
        assert_eq!(by_tree(&environment, PAGE, &view()), None);
        assert!(environment.render(PAGE, &view()).is_err(), "{template}");
    }
}

#[test]
fn a_site_is_the_same_with_trees_and_without() {
    let small = directory(registries(), &[ordinary("a", "安乐<养老院>", 0), ordinary("b", "禾苗托育园", 2)]);
    let theme = Theme::built_in().unwrap();
    for directory in [small, many()] {
        let site = |templates: &Templates| {
            let sink = Memory::new();
            crate::render::all(&directory, &theme, templates, &[], None, &sink as &dyn Sink).unwrap();
            sink.into_files()
        };
        let mut templates = Templates::new(&theme).unwrap();
        let with = site(&templates);
        templates.environment.compiled = Compiled::default();
        assert!(with == site(&templates));
    }
}

/// The templates of which a site fills one a facility, or several.
#[test]
fn what_is_filled_most_often_has_a_tree() {
    let theme = Theme::built_in().unwrap();
    let environment = Environment::new(&theme).unwrap();
    for name in ["facility.html", "components/hit/template.html", "list.html", "area.html", "booklet.html"] {
        assert!(environment.compiled.has(name), "{name}");
    }
}

fn value() -> impl Strategy<Value = Part> {
    const TEXTS: &[&str] = &["", "a", "<2026-03> 3人", "示例养老院", "1"];
    let leaf = prop_oneof![
        Just(Part::None),
        any::<bool>().prop_map(Part::Flag),
        (-2_i64..3).prop_map(Part::Number),
        Just(Part::Large(u64::MAX)),
        Just(Part::Fraction(1.0)),
        proptest::sample::select(TEXTS).prop_map(Part::Text),
        proptest::sample::select(TEXTS).prop_map(|text| Part::Html(Safe::new(text.to_owned()))),
    ];
    leaf.prop_recursive(2, 8, 3, |part| {
        prop_oneof![
            proptest::collection::vec(part.clone(), 0..3).prop_map(Part::List),
            proptest::collection::btree_map(name(), part.clone(), 0..3).prop_map(Part::Map),
            (part.clone(), part, any::<bool>()).prop_map(|(a, b, plain)| {
                let kind = if plain { Kind::Plain } else { Kind::With(1) };
                Part::Struct(Fields { a: Box::new(a), b: Box::new(b), kind })
            }),
        ]
    })
}

fn name() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&["a", "b", "c", "kind", "loop", "say", "x"][..])
}

fn expr() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => name().prop_map(str::to_owned),
        1 => proptest::sample::select(
            &["loop.index0", "loop.index", "loop.first", "loop.last", "'a'", "''", "0", "1", "-1", "1.0", "true", "none"][..]
        ).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 8, 2, |part| {
        prop_oneof![
            (part.clone(), name()).prop_map(|(of, name)| format!("{of}.{name}")),
            (part.clone(), part.clone()).prop_map(|(of, index)| format!("{of}[{index}]")),
            part.clone().prop_map(|of| format!("(not {of})")),
            part.clone().prop_map(|of| format!("({of} is none)")),
            part.clone().prop_map(|of| format!("({of} | length)")),
            part.clone().prop_map(|of| format!("say('list.total', count={of})")),
            (part.clone(), proptest::sample::select(&["and", "or", "==", "!=", "<", ">", "<=", "in", "+"][..]), part)
                .prop_map(|(left, sign, right)| format!("({left} {sign} {right})")),
        ]
    })
}

fn template() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(" 汉<b>\n".to_owned()),
        expr().prop_map(|expr| format!("{{{{ {expr} }}}}")),
        expr().prop_map(|expr| format!("{{{{ {expr} | nb }}}}")),
        expr().prop_map(|expr| format!("{{{{ {expr} | joint }}}}")),
        Just("{% include 'part.html' %}".to_owned()),
    ];
    leaf.prop_recursive(4, 16, 3, |part| {
        prop_oneof![
            (part.clone(), part.clone()).prop_map(|(one, other)| one + &other),
            (expr(), part.clone(), part.clone())
                .prop_map(|(test, yes, no)| format!("{{% if {test} %}}{yes}{{% else %}}{no}{{% endif %}}")),
            (name(), expr(), part.clone(), part.clone()).prop_map(|(name, list, body, no)| {
                format!("{{% for {name} in {list} %}}{body}{{% else %}}{no}{{% endfor %}}")
            }),
            (name(), expr(), name(), expr(), part).prop_map(|(one, value, other, second, body)| {
                format!("{{% with {one} = {value}, {other} = {second} %}}{body}{{% endwith %}}")
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_tree_never_differs_from_the_engine(
        template in template(),
        extends in any::<bool>(),
        view in proptest::collection::btree_map(name(), value(), 4..8),
    ) {
        let template = if extends {
            format!("{{% extends 'frame.html' %}}{{% block main %}}{template}{{% endblock %}}")
        } else {
            template
        };
        // Some of them no engine can read.
        if let Ok(environment) = environment(&template)
            && let Some(page) = by_tree(&environment, PAGE, &view)
        {
            let engine = environment.interpret(PAGE, &view).map_err(|fault| fault.to_string());
            prop_assert_eq!(engine, Ok(page), "{}", template);
        }
    }
}
