//! The manifest, bontot.toml.

use super::guideline::kinds;
use super::{Shape, Value, optional, required};
use crate::catalogue::keys;
use crate::model::Language;

pub static MANIFEST: Shape = Shape {
    name: "bontot.toml",
    heading: "bontot.toml",
    keys: &[
        required("format", Value::Format, keys::FORMAT),
        required("committee", Value::FilledText, keys::COMMITTEE),
        optional("parent_committee", Value::Text, keys::PARENT_COMMITTEE),
        optional("place", Value::Text, keys::PLACE),
        optional("language", Value::Word(languages), keys::LANGUAGE),
        optional("reviews", Value::ById(&REVIEW), keys::REVIEWS),
        optional("deadlines", Value::Deadlines, keys::DEADLINES),
        optional("diagnostics", Value::Severities, keys::DIAGNOSTICS),
        optional("quota_exception", Value::Tables(&QUOTA_EXCEPTION), keys::QUOTA_EXCEPTION),
    ],
    one_of: &[],
};

pub static REVIEW: Shape = Shape {
    name: "reviews",
    heading: "[reviews.…]",
    keys: &[required("guidelines", Value::Ids, keys::GUIDELINES)],
    one_of: &[],
};

pub static QUOTA_EXCEPTION: Shape = Shape {
    name: "quota_exception",
    heading: "[[quota_exception]]",
    keys: &[
        required("review", Value::Id, keys::EXCEPTION_REVIEW),
        required("period", Value::Period, keys::EXCEPTION_PERIOD),
        required("share", Value::Number, keys::EXCEPTION_SHARE),
        required("cite", Value::FilledText, keys::CITE),
        optional("parent", Value::Text, keys::EXCEPTION_PARENT),
        optional("kind", Value::Word(kinds), keys::EXCEPTION_KIND),
        optional("peer_group", Value::Text, keys::EXCEPTION_PEER_GROUP),
    ],
    one_of: &[],
};

fn languages() -> Vec<&'static str> {
    [Language::Vietnamese, Language::English].map(Language::word).to_vec()
}
