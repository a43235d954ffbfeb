//! Reasons one after another in one text, which a long register draws as it is.

use std::ops::Range;

/// Sentences parted by semicolons, each once.
#[derive(Debug, Default)]
pub struct Sentences {
    text: String,
    each: Vec<Range<usize>>,
}

impl Sentences {
    /// Forgets them; their space is used again.
    pub fn clear(&mut self) {
        self.text.clear();
        self.each.clear();
    }

    /// Adds what `say` writes at the end of the text, unless it was said before.
    pub fn add(&mut self, say: impl FnOnce(&mut String)) {
        let end = self.text.len();
        if !self.each.is_empty() {
            self.text.push_str("; ");
        }
        let start = self.text.len();
        say(&mut self.text);
        if self.iter().any(|before| *before == self.text[start..]) {
            self.text.truncate(end);
        } else {
            self.each.push(start..self.text.len());
        }
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.each.iter().map(|place| &self.text[place.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::Sentences;

    #[test]
    fn each_is_said_once() {
        let mut sentences = Sentences::default();
        for sentence in ["", "b", "a; b", "b", "", "a"] {
            sentences.add(|text| text.push_str(sentence));
        }
        assert_eq!(sentences.text(), "; b; a; b; a");
        assert_eq!(sentences.iter().collect::<Vec<_>>(), ["", "b", "a; b", "a"]);
        sentences.clear();
        sentences.add(|text| text.push('b'));
        assert_eq!(sentences.text(), "b");
    }
}
