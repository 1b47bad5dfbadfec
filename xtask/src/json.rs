//! Just enough JSON to read what cargo and criterion write.

use crate::run::Result;

#[derive(Debug, PartialEq)]
pub enum Value {
    /// null, true or false.
    Word(String),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    pub fn get(&self, name: &str) -> Option<&Value> {
        let Value::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    pub fn number(&self) -> Option<f64> {
        if let Value::Number(number) = self { Some(*number) } else { None }
    }

    pub fn items(&self) -> &[Value] {
        if let Value::List(items) = self { items } else { &[] }
    }
}

/// Reads one value; what follows it is not looked at.
pub fn parse(text: &str) -> Result<Value> {
    Parser { text, at: 0 }.value()
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn expect(&mut self, wanted: char) -> Result {
        if self.peek() == Some(wanted) {
            self.at += wanted.len_utf8();
            Ok(())
        } else {
            Err(format!("JSON: `{wanted}` expected at byte {}", self.at))
        }
    }

    fn value(&mut self) -> Result<Value> {
        match self.peek() {
            Some('{') => self
                .members('{', '}', |parser| {
                    let name = parser.string()?;
                    parser.expect(':')?;
                    Ok((name, parser.value()?))
                })
                .map(Value::Object),
            Some('[') => self.members('[', ']', Self::value).map(Value::List),
            Some('"') => self.string().map(Value::Text),
            _ => self.word(),
        }
    }

    fn members<T>(&mut self, open: char, close: char, member: fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        self.expect(open)?;
        let mut members = Vec::new();
        while self.peek() != Some(close) {
            if !members.is_empty() {
                self.expect(',')?;
            }
            members.push(member(self)?);
        }
        self.expect(close)?;
        Ok(members)
    }

    fn string(&mut self) -> Result<String> {
        self.expect('"')?;
        let mut string = String::new();
        let mut characters = self.text[self.at..].char_indices();
        while let Some((index, c)) = characters.next() {
            match c {
                '"' => {
                    self.at += index + 1;
                    return Ok(string);
                }
                '\\' => match characters.next().map(|(_, escaped)| escaped) {
                    Some('n') => string.push('\n'),
                    Some('t') => string.push('\t'),
                    Some('u') => {
                        let digits: String = characters.by_ref().take(4).map(|(_, digit)| digit).collect();
                        let code = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                        string.push(code.unwrap_or(char::REPLACEMENT_CHARACTER));
                    }
                    Some(escaped) => string.push(escaped),
                    None => break,
                },
                c => string.push(c),
            }
        }
        Err("JSON: a text does not end".into())
    }

    fn word(&mut self) -> Result<Value> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| c.is_whitespace() || ",]}".contains(c)).unwrap_or(rest.len());
        let word = &rest[..end];
        self.at += end;
        match word {
            "null" | "true" | "false" => Ok(Value::Word(word.into())),
            _ => word.parse().map(Value::Number).map_err(|_| format!("JSON: `{word}` at byte {}", self.at - end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, parse};

    #[test]
    fn values_of_every_kind_are_read() -> Result<(), String> {
        let value = parse(r#" {"a": [1, -2.5e3, []], "b": {"c": "x\"\u00e9\\"}, "d": null} "#)?;
        assert_eq!(value.get("a").map(Value::items).and_then(|items| items[1].number()), Some(-2500.0));
        assert_eq!(value.get("b").and_then(|b| b.get("c")).and_then(Value::text), Some("x\"é\\"));
        assert_eq!(value.get("d"), Some(&Value::Word("null".into())));
        Ok(())
    }

    #[test]
    fn broken_text_is_an_error() {
        for text in ["", "{", "[1", "{\"a\" 1}", "\"open", "nul"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
