//! The quota of a guideline.

use super::super::toml::{Fields, Node, fields};
use super::word;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::load::manifest::unknown_word;
use crate::model::Id;
use crate::model::quota::{Direction, PeerKey, Quota, RankKey, RankSubject, Rounding};
use crate::schema;

pub fn quota(node: &Node, report: &mut Report) -> Option<Quota> {
    let mut fields = Fields::new(node, &schema::QUOTA, report);
    let cite = fields.string("cite");
    let text = fields.text("text");
    let outcome = fields.required_id("outcome");
    let demote_to = fields.required_id("demote_to");
    let share = fields.required_located_decimal("share");
    let of = fields.required_ids("of");
    fields.require("per");
    let mut per = Vec::new();
    for node in fields.array("per") {
        let Some(key) = peer_key(node, fields.report) else { continue };
        if per.contains(&key) {
            fields.report.add(Diagnostic::new(Code::IdRepeated, node.place).with("id", key.word()));
        }
        per.push(key);
    }
    let roundings = [("down", Rounding::Down), ("nearest", Rounding::Nearest), ("up", Rounding::Up)];
    let round = fields.require("round").and_then(|node| word(node, "round", &roundings, fields.report));
    let rank_by = fields.array("rank_by").iter().filter_map(|node| rank_key(node, fields.report)).collect();
    let place = fields.place;
    fields.finish();
    Some(Quota {
        place,
        cite,
        text,
        outcome: outcome?,
        demote_to: demote_to?,
        share: share?,
        of,
        per,
        round: round?,
        rank_by,
    })
}

fn peer_key(node: &Node, report: &mut Report) -> Option<PeerKey> {
    word(node, "per", &PeerKey::ALL.map(|key| (key.word(), key)), report)
}

/// `total`, `group:1`, `fact:NAME` or `measure:NAME`, with a leading `-` for lower first.
fn rank_key(node: &Node, report: &mut Report) -> Option<RankKey> {
    let text = fields::text(node, "rank_by", report)?;
    let (key, direction) = match text.value.strip_prefix('-') {
        Some(key) => (key, Direction::LowerFirst),
        None => (text.value.as_str(), Direction::HigherFirst),
    };
    let subject = match key.split_once(':') {
        None if key == "total" => Some(RankSubject::Total),
        Some(("group", id)) => Id::new(id).map(RankSubject::Group),
        Some(("fact", id)) => Id::new(id).map(RankSubject::Fact),
        Some(("measure", id)) => Id::new(id).map(RankSubject::Measure),
        None | Some(_) => None,
    };
    if subject.is_none() {
        report.add(unknown_word(&text.value, text.place, &["total", "group:ID", "fact:ID", "measure:ID"]));
    }
    subject.map(|subject| RankKey { place: text.place, subject, direction })
}
