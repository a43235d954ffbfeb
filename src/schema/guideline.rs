//! Guideline files.

use super::condition::{CONDITION, sources};
use super::{Key, Need, Shape, Value, extending, key, optional, required, whole};
use crate::catalogue::{Phrase, keys};
use crate::model::measure::Unit;
use crate::model::quota::PeerKey;
use crate::model::{Every, OrganisationKind, Stage};

pub static GUIDELINE: Shape = Shape {
    name: "guideline",
    heading: "criteria/*.toml",
    keys: &[
        whole("format", Value::Format, keys::FORMAT),
        required("id", Value::Id, keys::GUIDELINE_ID),
        required("version", Value::Id, keys::GUIDELINE_VERSION),
        whole("name", Value::ByLanguage, keys::GUIDELINE_NAME),
        optional("text", Value::ByLanguage, keys::TEXT),
        optional("cite", Value::Text, keys::CITE),
        optional("issuer", Value::Text, keys::ISSUER),
        optional("instrument", Value::Text, keys::INSTRUMENT),
        whole("in_force", Value::Table(&IN_FORCE), keys::IN_FORCE),
        whole("applies_to", Value::SomeWords(kinds), keys::APPLIES_TO),
        whole("every", Value::Word(lengths), keys::FORM_EVERY),
        whole("stages", Value::SomeWords(stages), keys::STAGES),
        optional("extends", Value::Version, keys::EXTENDS),
        optional("illustrative", Value::Flag, keys::ILLUSTRATIVE),
        optional("ratings", Value::Tables(&RATING), keys::RATINGS),
        optional("group", Value::Tables(&GROUP), keys::GROUP),
        optional("facts", Value::ById(&FACT), keys::FACTS),
        optional("measures", Value::ById(&MEASURE), keys::MEASURES),
        optional("candidate_if", Value::Conditions(&CONDITION), keys::CANDIDATE_IF),
        whole("outcome", Value::SomeTables(&OUTCOME), keys::OUTCOME),
        optional("quota", Value::Table(&QUOTA), keys::QUOTA),
    ],
    one_of: &[],
};

pub static IN_FORCE: Shape = Shape {
    name: "in_force",
    heading: "in_force = { … }",
    keys: &[
        required("from", Value::Date, keys::IN_FORCE_FROM),
        optional("to", Value::Date, keys::IN_FORCE_TO),
    ],
    one_of: &[],
};

pub static RATING: Shape = Shape {
    name: "ratings",
    heading: "ratings = [{ … }]",
    keys: &[
        required("id", Value::Id, keys::RATING_ID),
        required("name", Value::ByLanguage, keys::NAME),
        optional("points", Value::Number, keys::RATING_POINTS),
    ],
    one_of: &[],
};

pub static GROUP: Shape = Shape {
    name: "group",
    heading: "[[group]]",
    keys: &[
        required("id", Value::Id, keys::GROUP_ID),
        whole("name", Value::ByLanguage, keys::NAME),
        optional("text", Value::ByLanguage, keys::TEXT),
        optional("cite", Value::Text, keys::CITE),
        optional("max", Value::Amount, keys::GROUP_MAX),
        optional("criterion", Value::Tables(&CRITERION), keys::CRITERION),
        extending("before", Value::Id, keys::BEFORE),
        extending("remove", Value::Flag, keys::REMOVE),
    ],
    one_of: &[],
};

pub static CRITERION: Shape = Shape {
    name: "group.criterion",
    heading: "[[group.criterion]]",
    keys: &[
        required("id", Value::Id, keys::CRITERION_ID),
        whole("name", Value::ByLanguage, keys::NAME),
        optional("text", Value::ByLanguage, keys::TEXT),
        optional("cite", Value::Text, keys::CITE),
        key("max", Value::Amount, WITH_MAX, keys::CRITERION_MAX),
        whole("kind", Value::Word(criterion_kinds), keys::CRITERION_KIND),
        optional_for("points", "step", Value::Amount, keys::POINT_STEP),
        required_for("choice", "options", Value::Tables(&OPTION), keys::OPTIONS),
        required_for("bands", "bands", Value::Tables(&BAND), keys::BANDS),
        required_for("bands", "range", Value::Table(&RANGE), keys::RANGE),
        required_for("deduction", "per", Value::Amount, keys::PER_INCIDENT),
        optional_for("deduction", "floor", Value::Number, keys::FLOOR),
        optional("measure", Value::Id, keys::BY_MEASURE),
        optional("required", Value::Flag, keys::REQUIRED),
        optional("reach", Value::Reach, keys::REACH),
        optional("bonus", Value::Flag, keys::BONUS),
        optional("evidence", Value::Word(evidence), keys::EVIDENCE_NEED),
        optional("periods", Value::PeriodNumbers, keys::LINE_PERIODS),
        optional("counts_from", Value::Date, keys::COUNTS_FROM),
        optional("not_applicable", Value::Word(not_applicable), keys::NOT_APPLICABLE),
        extending("before", Value::Id, keys::BEFORE),
        extending("remove", Value::Flag, keys::REMOVE),
    ],
    one_of: &[],
};

pub static OPTION: Shape = Shape {
    name: "options",
    heading: "options = [{ … }]",
    keys: &[
        required("id", Value::Id, keys::OPTION_ID),
        required("name", Value::ByLanguage, keys::NAME),
        required("points", Value::Number, keys::POINTS),
    ],
    one_of: &[],
};

pub static BAND: Shape = Shape {
    name: "bands",
    heading: "bands = [{ … }]",
    keys: &[
        optional("at_least", Value::Number, keys::AT_LEAST),
        optional("above", Value::Number, keys::ABOVE),
        optional("at_most", Value::Number, keys::AT_MOST),
        optional("below", Value::Number, keys::BELOW),
        required("points", Value::Number, keys::POINTS),
    ],
    one_of: &[],
};

pub static RANGE: Shape = Shape {
    name: "range",
    heading: "range = { … }",
    keys: &[required("from", Value::Number, keys::RANGE_FROM), required("to", Value::Number, keys::RANGE_TO)],
    one_of: &[],
};

pub static FACT: Shape = Shape {
    name: "facts",
    heading: "[facts.…]",
    keys: &[
        optional("name", Value::ByLanguage, keys::NAME),
        optional("text", Value::ByLanguage, keys::TEXT),
        optional("cite", Value::Text, keys::CITE),
        required("unit", Value::Word(units), keys::UNIT),
        optional("every", Value::Word(lengths), keys::FACT_EVERY),
        optional("judgement", Value::Flag, keys::JUDGEMENT),
        optional("range", Value::Table(&RANGE), keys::FACT_RANGE),
    ],
    one_of: &[],
};

pub static MEASURE: Shape = Shape {
    name: "measures",
    heading: "[measures.…]",
    keys: &[
        optional("name", Value::ByLanguage, keys::NAME),
        optional("text", Value::ByLanguage, keys::TEXT),
        optional("cite", Value::Text, keys::CITE),
        optional("ratio", Value::TwoIds, keys::RATIO),
        optional("periods", Value::Table(&PERIODS), keys::PERIODS),
        optional("subordinates", Value::Table(&SUBORDINATES), keys::SUBORDINATES),
        optional("findings", Value::Word(finding_states), keys::FINDINGS),
    ],
    one_of: &["ratio", "periods", "subordinates", "findings"],
};

pub static PERIODS: Shape = Shape {
    name: "periods",
    heading: "periods = { … }",
    keys: &[
        required("review", Value::Id, keys::OF_REVIEW),
        required("outcome", Value::Ids, keys::IS),
        optional("as", Value::Word(readings), keys::READING),
        optional("by", Value::Word(sources), keys::BY),
    ],
    one_of: &[],
};

pub static SUBORDINATES: Shape = Shape {
    name: "subordinates",
    heading: "subordinates = { … }",
    keys: &[
        required("review", Value::Id, keys::OF_REVIEW),
        required("outcome", Value::Ids, keys::IS),
        required("as", Value::Word(readings), keys::READING),
        optional("by", Value::Word(sources), keys::BY),
    ],
    one_of: &[],
};

pub static OUTCOME: Shape = Shape {
    name: "outcome",
    heading: "[[outcome]]",
    keys: &[
        required("id", Value::Id, keys::OUTCOME_ID),
        whole("name", Value::ByLanguage, keys::NAME),
        optional("text", Value::ByLanguage, keys::TEXT),
        whole("cite", Value::FilledText, keys::CITE),
        optional("requires", Value::Conditions(&CONDITION), keys::REQUIRES),
        optional("forced_by", Value::Conditions(&CONDITION), keys::FORCED_BY),
        extending("before", Value::Id, keys::BEFORE),
        extending("remove", Value::Flag, keys::REMOVE),
    ],
    one_of: &[],
};

pub static QUOTA: Shape = Shape {
    name: "quota",
    heading: "[quota]",
    keys: &[
        whole("cite", Value::FilledText, keys::CITE),
        optional("text", Value::ByLanguage, keys::TEXT),
        whole("outcome", Value::Id, keys::CAPPED),
        whole("demote_to", Value::Id, keys::DEMOTE_TO),
        whole("share", Value::Number, keys::SHARE),
        whole("of", Value::Ids, keys::BASE),
        whole("per", Value::AnyWords(peer_keys), keys::PEERS),
        whole("round", Value::Word(roundings), keys::ROUND),
        optional("rank_by", Value::RankKeys, keys::RANK_BY),
    ],
    one_of: &[],
};

/// The kinds whose most points nothing else tells.
const WITH_MAX: Need = Need::RequiredAmong(&["points", "toggle", "deduction"]);

const fn required_for(kind: &'static str, name: &'static str, value: Value, text: Phrase) -> Key {
    key(name, value, Need::RequiredFor(kind), text)
}

const fn optional_for(kind: &'static str, name: &'static str, value: Value, text: Phrase) -> Key {
    key(name, value, Need::OptionalFor(kind), text)
}

/// Kinds of organisations, which may be named in Vietnamese too.
pub fn kinds() -> Vec<&'static str> {
    let vietnamese = ["đảng bộ cơ sở", "chi bộ cơ sở", "đảng bộ bộ phận", "chi bộ trực thuộc"];
    OrganisationKind::ALL.map(OrganisationKind::word).into_iter().chain(vietnamese).collect()
}

fn lengths() -> Vec<&'static str> {
    [Every::Month, Every::Quarter, Every::Year].map(Every::word).to_vec()
}

fn stages() -> Vec<&'static str> {
    Stage::ALL.map(Stage::word).to_vec()
}

fn criterion_kinds() -> Vec<&'static str> {
    vec!["points", "toggle", "choice", "bands", "deduction", "rating"]
}

fn evidence() -> Vec<&'static str> {
    vec!["required", "optional"]
}

fn not_applicable() -> Vec<&'static str> {
    vec!["forbidden", "rescale", "full"]
}

fn units() -> Vec<&'static str> {
    [Unit::Count, Unit::Number, Unit::Percent, Unit::Flag].map(Unit::word).to_vec()
}

fn finding_states() -> Vec<&'static str> {
    vec!["open", "overdue", "all"]
}

fn readings() -> Vec<&'static str> {
    vec!["count", "share"]
}

fn peer_keys() -> Vec<&'static str> {
    PeerKey::ALL.map(PeerKey::word).to_vec()
}

fn roundings() -> Vec<&'static str> {
    vec!["down", "nearest", "up"]
}
