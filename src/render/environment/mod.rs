//! The template engine: strict about what is not there, escaping everything, with a bound on its work. Most pages are
//! filled without it, from what it read: see [`compiled`].

#[cfg(test)]
mod agreement;
mod compile;
mod compiled;
mod fill;
mod tape;
mod tree;

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter};
use serde::Serialize;

use self::compiled::Compiled;
use super::{RenderError, typeset};
use crate::text::html::escape_quotes;
use crate::theme::{Messages, Theme};

/// What one template may spend: about one for each instruction and each 64 bytes. The largest pages take a hundredth.
const FUEL: u64 = 500_000_000;

/// The templates of a theme, ready to be rendered from several threads.
#[derive(Debug)]
pub struct Environment {
    engine: minijinja::Environment<'static>,
    compiled: Compiled,
    words: Arc<Messages>,
}

impl Environment {
    /// Reads the templates of a theme. Fails when one of them cannot be parsed.
    ///
    /// Templates ask for interface words with `say("list.total", count=12)`. Printing a value that is not there is a
    /// fault, whether its name is unknown or it is none. `{{ title | joint }}` and `{{ line | nb }}` say where a line must
    /// not break.
    pub fn new(theme: &Theme) -> Result<Self, RenderError> {
        Self::of(&theme.templates, &theme.words)
    }

    fn of(templates: &BTreeMap<String, String>, words: &Arc<Messages>) -> Result<Self, RenderError> {
        let mut engine = minijinja::Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_fuel(Some(FUEL));
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
        let compiled = Compiled::new(templates, &syntax, words)?;
        engine.set_syntax(syntax);
        engine.set_formatter(print);
        let sayer = Arc::clone(words);
        engine.add_function("say", move |key: &str, values: Kwargs| say(&sayer, key, &values));
        engine.add_filter("joint", |title: &str| set(typeset::joint, title));
        engine.add_filter("nb", |line: &str| set(typeset::nb, line));
        for (name, source) in templates {
            engine.add_template_owned(name.clone(), source.clone())?;
        }
        Ok(Self { engine, compiled, words: Arc::clone(words) })
    }

    /// Fills a template.
    pub fn render<V: Serialize>(&self, template: &str, view: &V) -> Result<String, RenderError> {
        match self.compiled.render(template, view, &self.words) {
            Some(page) => Ok(page),
            None => self.interpret(template, view),
        }
    }

    /// The same by the engine alone, which tells what is wrong.
    fn interpret<V: Serialize>(&self, template: &str, view: &V) -> Result<String, RenderError> {
        Ok(self.engine.get_template(template)?.render(Value::from(Serde(view)))?)
    }
}

fn set(how: fn(&mut String, &str), text: &str) -> Value {
    let mut html = String::new();
    how(&mut html, text);
    Value::from_safe_string(html)
}

/// Prints a value; text is escaped with [`escape_quotes`], because the engine's own would write every `/` as `&#x2f;`.
fn print(output: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Err(Error::new(ErrorKind::UndefinedError, "a template prints a value that is not there"));
    }
    match value.as_str() {
        Some(text) if !value.is_safe() && matches!(state.auto_escape(), AutoEscape::Html) => {
            Ok(escape_quotes(output, text)?)
        }
        _ => escape_formatter(output, state, value),
    }
}

fn say(words: &Messages, key: &str, values: &Kwargs) -> Result<String, Error> {
    let names: Vec<&str> = values.args().collect();
    let given = names.iter().map(|name| values.get::<Value>(name)).collect::<Result<Vec<_>, _>>()?;
    let pairs: Vec<(&str, &dyn std::fmt::Display)> =
        names.iter().zip(&given).map(|(name, value)| (*name, value as &dyn std::fmt::Display)).collect();
    words.say(key, &pairs).map_err(|fault| Error::new(ErrorKind::InvalidOperation, fault.to_string()))
}

/// HTML that is printed as it is: made by a template or by `markdown`, never by an author.
#[derive(Clone, Debug, Serialize)]
pub struct Safe(Value);

/// The name under which [`Safe`] is serialised.
pub(super) const SAFE: &str = "Safe";

impl Safe {
    /// Takes HTML whose every part is escaped or sanitised already.
    pub fn new(html: String) -> Self {
        Self(Value::from_safe_string(html))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The built-in theme with one more template.
    fn with(template: &str) -> Environment {
        let file = ("templates/own.html".to_owned(), template.as_bytes().to_vec());
        let theme = Theme::load("own", "zh", [file]).unwrap();
        Environment::new(&theme).unwrap()
    }

    #[test]
    fn text_is_escaped_and_safe_html_is_not() {
        let view = serde_json::json!({"text": "<a href=\"x/y\">'&</a>"});
        let page = with("{{ text }}").render("own.html", &view).unwrap();
        assert_eq!(page, "&lt;a href=&quot;x/y&quot;&gt;&#39;&amp;&lt;/a&gt;");

        #[derive(Serialize)]
        struct View {
            html: Safe,
        }
        let view = View { html: Safe::new("<b>&amp;</b>".to_owned()) };
        assert_eq!(with("{{ html }}").render("own.html", &view).unwrap(), "<b>&amp;</b>");
    }

    /// Each component shows its named examples: a fragment that can be read, with nothing left unfilled.
    #[test]
    fn every_component_shows_its_examples() {
        let theme = Theme::built_in().unwrap();
        let environment = Environment::new(&theme).unwrap();
        let components = theme.templates.keys().filter(|name| name.starts_with("components/"));
        let (mut shown, mut faults) = (0, Vec::new());
        for template in components.filter(|name| name.ends_with("/template.html")) {
            let path = template.replace("template.html", "examples.toml");
            let Some(examples) = theme.examples.get(&path) else {
                faults.push(format!("{path} is not there"));
                continue;
            };
            for (name, view) in &toml::from_str::<toml::Table>(examples).unwrap() {
                let engine = environment.interpret(template, view);
                if environment
                    .compiled
                    .render(template, view, &theme.words)
                    .is_some_and(|tree| Some(tree) != engine.as_ref().ok().cloned())
                {
                    faults.push(format!("{path}, {name}: a tree and the engine differ"));
                }
                match engine {
                    Ok(html) if html.trim().is_empty() => faults.push(format!("{path}, {name}: shows nothing")),
                    Ok(html) => {
                        let read = scraper::Html::parse_fragment(&html);
                        faults.extend(read.errors.iter().map(|fault| format!("{path}, {name}: {fault}\n{html}")));
                    }
                    Err(fault) => faults.push(format!("{path}, {name}: {fault}")),
                }
                shown += 1;
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(shown > 30, "only {shown} examples");
    }

    #[test]
    fn what_is_not_there_is_not_printed() {
        let view = serde_json::json!({"nothing": null, "text": "x"});
        for template in ["{{ nothing }}", "{{ unknown }}", "{{ text.part }}", "{% if unknown %}{% endif %}"] {
            assert!(with(template).render("own.html", &view).is_err(), "{template}");
        }
        assert_eq!(with("{% if nothing %}y{% else %}n{% endif %}").render("own.html", &view).unwrap(), "n");
    }

    #[test]
    fn a_fault_is_told_from_within() {
        let files = [
            ("templates/own.html".to_owned(), b"\n{% include \"components/own/template.html\" %}".to_vec()),
            ("components/own/template.html".to_owned(), b"\n\n{{ unknown }}".to_vec()),
        ];
        let theme = Theme::load("own", "zh", files).unwrap();
        let fault =
            Environment::new(&theme).unwrap().render("own.html", &serde_json::json!({})).unwrap_err().to_string();
        let (within, around) = fault.split_once("; ").unwrap();
        assert!(within.ends_with("(in components/own/template.html:3)"), "{fault}");
        assert!(around.ends_with("(in own.html:2)"), "{fault}");
    }

    #[test]
    fn an_endless_template_runs_out_of_fuel() {
        let endless = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
        let mut environment = with(endless);
        environment.engine.set_fuel(Some(100_000));
        assert!(environment.render("own.html", &()).is_err());
    }
}
