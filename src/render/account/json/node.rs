//! A JSON value whose keys keep their order.

use serde::ser::{Serialize, Serializer};

/// Only what an account is made of: no floats.
#[derive(Clone, Debug)]
pub enum Node {
    Null,
    Truth(bool),
    Count(usize),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Truth(yes) => serializer.serialize_bool(*yes),
            Self::Count(count) => serializer.serialize_u64(*count as u64),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(nodes) => serializer.collect_seq(nodes),
            Self::Object(pairs) => serializer.collect_map(pairs.iter().map(|(key, node)| (key, node))),
        }
    }
}

impl Node {
    /// The object of these pairs.
    pub fn object<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(pairs.into_iter().map(|(key, node)| (key.into(), node)).collect())
    }

    #[expect(clippy::needless_pass_by_value, reason = "ids and numbers are copied into the text anyway")]
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    pub fn list(nodes: impl IntoIterator<Item = Self>) -> Self {
        Self::List(nodes.into_iter().collect())
    }

    /// The text, or null.
    pub fn maybe<T: ToString>(text: Option<T>) -> Self {
        text.map_or(Self::Null, Self::text)
    }

    pub fn texts<T: ToString>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::list(texts.into_iter().map(Self::text))
    }
}
