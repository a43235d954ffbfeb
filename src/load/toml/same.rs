//! Whether two trees say the same, wherever their values stand.

use super::{Node, NodeValue};

impl Node {
    /// The same keys with the same values, lists in the same order. Line ends within texts count as one.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let lines = |text: &str| text.replace("\r\n", "\n");
        match (&self.value, &other.value) {
            (NodeValue::Table(own), NodeValue::Table(others)) => {
                let is_in_other =
                    |key: &str, node: &Node| other.get(key).is_some_and(|twin| node.says_the_same(twin));
                own.len() == others.len() && own.iter().all(|entry| is_in_other(&entry.key, &entry.node))
            }
            (NodeValue::Array(own), NodeValue::Array(others)) => {
                own.len() == others.len()
                    && own.iter().zip(others).all(|(node, twin)| node.says_the_same(twin))
            }
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
        assert!(toml_says_the_same(text, "b.c = [\"é\", true, 2024-01-02]\na = 1.50\n"));
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
