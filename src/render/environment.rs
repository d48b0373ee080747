//! The template engine: strict about what is not there, escaping everything, with a bound on its work.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter};
use serde::Serialize;

use super::RenderError;
use crate::theme::{Messages, Theme};

/// What one template may spend: about one for each instruction and each 64 bytes. The largest pages take a hundredth.
const FUEL: u64 = 500_000_000;

/// The templates of a theme, ready to be rendered from several threads.
#[derive(Debug)]
pub struct Environment {
    engine: minijinja::Environment<'static>,
}

impl Environment {
    /// Reads the templates of a theme. Fails when one of them cannot be parsed.
    ///
    /// Templates ask for interface words with `say("list.total", count=12)`. Printing a value that is not there is a
    /// fault, whether its name is unknown or it is none.
    pub fn new(theme: &Theme, words: &Arc<Messages>) -> Result<Self, RenderError> {
        let mut engine = minijinja::Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_fuel(Some(FUEL));
        engine.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        engine.set_formatter(print);
        let words = Arc::clone(words);
        engine.add_function("say", move |key: &str, values: Kwargs| say(&words, key, &values));
        for (name, source) in &theme.templates {
            engine.add_template_owned(name.clone(), source.clone())?;
        }
        Ok(Self { engine })
    }

    /// Fills a template.
    pub fn render<V: Serialize>(&self, template: &str, view: &V) -> Result<String, RenderError> {
        Ok(self.engine.get_template(template)?.render(Value::from(Serde(view)))?)
    }
}

fn print(output: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Err(Error::new(ErrorKind::UndefinedError, "a template prints a value that is not there"));
    }
    escape_formatter(output, state, value)
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
#[serde(transparent)]
pub struct Safe(Value);

impl Safe {
    /// Takes HTML whose every part is escaped or sanitised already.
    pub fn new(html: String) -> Self {
        Self(Value::from_safe_string(html))
    }
}
