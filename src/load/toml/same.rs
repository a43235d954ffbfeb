//! Whether two trees say the same, wherever their values stand.

use super::{Entry, Node, NodeValue};

impl Node {
    /// The same keys in the same order with the same values. Line ends within texts count as one.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let lines = |text: &str| text.replace("\r\n", "\n");
        match (&self.value, &other.value) {
            (NodeValue::Table(own), NodeValue::Table(others)) => all_same(own, others, Entry::says_the_same),
            (NodeValue::Array(own), NodeValue::Array(others)) => all_same(own, others, Self::says_the_same),
            (NodeValue::Text(own), NodeValue::Text(other)) => lines(own) == lines(other),
            (NodeValue::Number(own), NodeValue::Number(other)) => own == other,
            (NodeValue::Boolean(own), NodeValue::Boolean(other)) => own == other,
            (NodeValue::Date(own), NodeValue::Date(other)) => own == other,
            (NodeValue::Time, NodeValue::Time) => true,
            (
                NodeValue::Table(_)
                | NodeValue::Array(_)
                | NodeValue::Text(_)
                | NodeValue::Number(_)
                | NodeValue::Boolean(_)
                | NodeValue::Date(_)
                | NodeValue::Time,
                _,
            ) => false,
        }
    }
}

impl Entry {
    fn says_the_same(&self, other: &Self) -> bool {
        self.key == other.key && self.node.says_the_same(&other.node)
    }
}

fn all_same<T>(own: &[T], others: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    own.len() == others.len() && own.iter().zip(others).all(|(own, other)| same(own, other))
}

#[cfg(test)]
mod tests {
    use crate::load::files::toml_says_the_same;

    #[test]
    fn places_and_forms_make_no_difference_and_values_do() {
        let text = "a = 1.50\n[b]\nc = [\"é\", true, 2024-01-02]\n";
        assert!(toml_says_the_same(
            text,
            "# x\r\na  =  1.50\r\n[ b ]\r\nc=['e\u{301}', true, 2024-01-02]\r\n"
        ));
        for other in [
            "a = 1.5\n[b]\nc = [\"é\", true, 2024-01-02]\n",
            "a = 1.50\n[b]\nc = [\"e\", true, 2024-01-02]\n",
            "a = 1.50\n[b]\nc = [\"é\", false, 2024-01-02]\n",
            "a = 1.50\n[b]\nc = [\"é\", true, 2024-01-03]\n",
            "a = 1.50\n[b]\nc = [\"é\", true]\n",
            "a = 1.50\n[d]\nc = [\"é\", true, 2024-01-02]\n",
            "a = 1.50\n[b\n",
        ] {
            assert!(!toml_says_the_same(text, other), "{other}");
        }
    }
}
