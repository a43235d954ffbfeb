//! The TOML form of one organisation's assessment.

use super::{Shape, Value, optional};
use crate::catalogue::keys;

pub static ASSESSMENT: Shape = Shape {
    name: "assessment",
    heading: "assessments/*/*.toml",
    keys: &[
        optional("period", Value::Cell, keys::RECORD_PERIOD),
        optional("criterion", Value::ById(&LINE), keys::RECORD_CRITERION),
    ],
    one_of: &[],
};

pub static LINE: Shape = Shape {
    name: "criterion",
    heading: "[criterion.\"…\"]",
    keys: &[
        optional("self", Value::Cell, keys::SELF),
        optional("appraised", Value::Cell, keys::APPRAISED),
        optional("decided", Value::Cell, keys::DECIDED),
        optional("evidence", Value::References, keys::EVIDENCE),
        optional("note", Value::Text, keys::NOTE),
    ],
    one_of: &[],
};
