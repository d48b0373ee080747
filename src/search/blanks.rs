//! How tantivy takes apart what is cut into terms already: at the blanks between them.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// The name by which the schema asks for it.
pub(super) const NAME: &str = "blanks";

/// The only way of taking text apart that there is.
pub(super) fn manager() -> TokenizerManager {
    let manager = TokenizerManager::new();
    manager.register(NAME, TextAnalyzer::from(Blanks::default()));
    manager
}

/// Parts text at blanks. Tells no offsets: nothing is highlighted from the index.
#[derive(Clone, Debug, Default)]
struct Blanks {
    token: Token,
}

/// The terms of one text.
struct Parted<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Blanks {
    type TokenStream<'a> = Parted<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Parted<'a> {
        self.token.reset();
        Parted { rest: text, token: &mut self.token }
    }
}

impl TokenStream for Parted<'_> {
    fn advance(&mut self) -> bool {
        while let Some(rest) = self.rest.strip_prefix(' ') {
            self.rest = rest;
        }
        if self.rest.is_empty() {
            return false;
        }
        let blank = self.rest.bytes().position(|byte| byte == b' ').unwrap_or(self.rest.len());
        let (term, rest) = self.rest.split_at(blank);
        self.token.text.clear();
        self.token.text.push_str(term);
        self.token.position = self.token.position.wrapping_add(1);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_between_blanks() {
        let mut analyzer = TextAnalyzer::from(Blanks::default());
        let mut terms = Vec::new();
        analyzer
            .token_stream("养老 k:elder.home  =x ")
            .process(&mut |token| terms.push((token.position, token.text.clone())));
        assert_eq!(terms, [(0, "养老".to_owned()), (1, "k:elder.home".to_owned()), (2, "=x".to_owned())]);
        assert!(!analyzer.token_stream("").advance());
    }
}
