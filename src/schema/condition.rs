//! Conditions of guidelines.

use super::{Shape, Value, extending, optional, required};
use crate::catalogue::keys;
use crate::model::Step;

pub static CONDITION: Shape = Shape {
    name: "requires",
    heading: "requires = [{ … }]",
    keys: &[
        optional("id", Value::Id, keys::CONDITION_ID),
        optional("cite", Value::Text, keys::CITE),
        optional("text", Value::ByLanguage, keys::TEXT),
        optional("total", Value::True, keys::ON_TOTAL),
        optional("group", Value::Id, keys::ON_GROUP),
        optional("every_group", Value::True, keys::ON_EVERY_GROUP),
        optional("criterion", Value::Id, keys::ON_CRITERION),
        optional("every_criterion", Value::True, keys::ON_EVERY_CRITERION),
        optional("required_criteria", Value::True, keys::ON_REQUIRED_CRITERIA),
        optional("fact", Value::Id, keys::ON_FACT),
        optional("measure", Value::Id, keys::ON_MEASURE),
        optional("step", Value::Word(steps), keys::ON_STEP),
        optional("on_time", Value::Flag, keys::ON_TIME),
        optional("outcome", Value::Table(&OUTCOME_TEST), keys::ON_OUTCOME),
        optional("judgement", Value::Id, keys::ON_JUDGEMENT),
        optional("all", Value::Nested(&CONDITION), keys::ALL_OF),
        optional("any", Value::Nested(&CONDITION), keys::ANY_OF),
        optional("not", Value::Table(&CONDITION), keys::NOT),
        optional("at_least", Value::Number, keys::AT_LEAST),
        optional("above", Value::Number, keys::ABOVE),
        optional("at_most", Value::Number, keys::AT_MOST),
        optional("below", Value::Number, keys::BELOW),
        optional("equals", Value::Number, keys::EQUALS),
        optional("percent_at_least", Value::Number, keys::PERCENT_AT_LEAST),
        optional("percent_above", Value::Number, keys::PERCENT_ABOVE),
        optional("percent_at_most", Value::Number, keys::PERCENT_AT_MOST),
        optional("percent_below", Value::Number, keys::PERCENT_BELOW),
        optional("percent_equals", Value::Number, keys::PERCENT_EQUALS),
        optional("rating_at_least", Value::Id, keys::RATING_AT_LEAST),
        extending("before", Value::Id, keys::BEFORE),
        extending("remove", Value::Flag, keys::REMOVE),
    ],
    one_of: &[
        "total",
        "group",
        "every_group",
        "criterion",
        "every_criterion",
        "required_criteria",
        "fact",
        "measure",
        "step",
        "outcome",
        "judgement",
        "all",
        "any",
        "not",
    ],
};

pub static OUTCOME_TEST: Shape = Shape {
    name: "requires.outcome",
    heading: "outcome = { … }",
    keys: &[
        required("review", Value::Id, keys::OF_REVIEW),
        required("is", Value::Ids, keys::IS),
        optional("by", Value::Word(sources), keys::BY),
    ],
    one_of: &[],
};

fn steps() -> Vec<&'static str> {
    Step::ALL.map(Step::word).to_vec()
}

/// What an outcome is taken from.
pub fn sources() -> Vec<&'static str> {
    vec!["decision", "result"]
}
