//! Worked cases of guidelines, `<version>.tests.toml`.

use super::guideline::kinds;
use super::{Key, Shape, Value, optional, required};
use crate::catalogue::keys;
use crate::model::results::Status;

pub static CASE_FILE: Shape = Shape {
    name: "tests",
    heading: "criteria/*.tests.toml",
    keys: &[
        required("format", Value::Format, keys::FORMAT),
        required("guideline", Value::Version, keys::CASES_GUIDELINE),
        optional("deadlines", Value::Deadlines, keys::DEADLINES),
        optional("usual", Value::Table(&USUAL), keys::USUAL),
        required("case", Value::Tables(&CASE), keys::CASES),
        optional("unreached", Value::ByName, keys::UNREACHED),
    ],
    one_of: &[],
};

pub static USUAL: Shape = Shape { name: "usual", heading: "[usual]", keys: &GIVEN, one_of: &[] };

pub static CASE: Shape = Shape {
    name: "case",
    heading: "[[case]]",
    keys: &[
        required("id", Value::Id, keys::CASE_ID),
        required("why", Value::FilledText, keys::WHY),
        GIVEN[0],
        GIVEN[1],
        GIVEN[2],
        GIVEN[3],
        GIVEN[4],
        GIVEN[5],
        GIVEN[6],
        GIVEN[7],
        GIVEN[8],
        GIVEN[9],
        GIVEN[10],
        GIVEN[11],
        optional("peers", Value::ByName, keys::CASE_PEERS),
        required("expect", Value::Table(&EXPECTED), keys::EXPECT),
    ],
    one_of: &[],
};

/// What a case gives, and what is usual for all of them.
const GIVEN: [Key; 12] = [
    optional("period", Value::Period, keys::CASE_PERIOD),
    optional("kind", Value::Word(kinds), keys::CASE_KIND),
    optional("lines", Value::ByName, keys::CASE_LINES),
    optional("self", Value::ByName, keys::CASE_SELF),
    optional("appraised", Value::ByName, keys::CASE_APPRAISED),
    optional("decided", Value::ByName, keys::CASE_DECIDED),
    optional("facts", Value::ByName, keys::CASE_FACTS),
    optional("steps", Value::ByName, keys::CASE_STEPS),
    optional("findings", Value::Tables(&GIVEN_FINDING), keys::CASE_FINDINGS),
    optional("periods", Value::ByName, keys::CASE_PERIODS),
    optional("subordinates", Value::ByName, keys::CASE_SUBORDINATES),
    optional("own", Value::ByName, keys::CASE_OWN),
];

pub static GIVEN_FINDING: Shape = Shape {
    name: "findings",
    heading: "findings = [{ … }]",
    keys: &[
        required("found_on", Value::Date, keys::FOUND_ON),
        optional("due", Value::Date, keys::DUE),
        optional("remedied_on", Value::Date, keys::REMEDIED_ON),
    ],
    one_of: &[],
};

pub static EXPECTED: Shape = Shape {
    name: "expect",
    heading: "expect = { … }",
    keys: &[
        optional("total", Value::Number, keys::EXPECT_TOTAL),
        optional("outcome", Value::Id, keys::EXPECT_OUTCOME),
        optional("final", Value::Id, keys::EXPECT_FINAL),
        optional("status", Value::Word(statuses), keys::EXPECT_STATUS),
    ],
    one_of: &[],
};

fn statuses() -> Vec<&'static str> {
    [Status::Determined, Status::Undetermined, Status::Held, Status::NotCandidate].map(Status::word).to_vec()
}
