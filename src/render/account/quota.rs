//! The quota as one organisation meets it: the group's cap, and who stands above and below the line.

use super::{Account, Extent};
use crate::catalogue::{account, clauses, words};
use crate::explain::{Member, QuotaAccount};
use crate::model::quota::{Quota, RankKey, RankSubject};
use crate::model::results::{SettledBy, Standing};
use crate::model::{Exact, Id};
use crate::render::counts::{beyond, peer_group};
use crate::render::measure;
use crate::render::table::{Block, Cell, Column, Table, Tone};

/// How many candidates a brief account shows on each side of the organisation and of the line.
const NEIGHBOURS: usize = 2;

impl Account<'_> {
    /// Empty without a quota; in a brief account also where the organisation is no candidate.
    pub(super) fn quota(self) -> Table {
        let Some((found, rule)) = self.explanation.quota.as_ref().zip(self.rules().quota.as_ref()) else {
            return Table::default();
        };
        let own = found.member(self.explanation.key.organisation);
        let is_candidate = own.is_some_and(|own| own.standing.is_some());
        if self.extent == Extent::Brief && !is_candidate {
            return Table::default();
        }
        let group = peer_group(self.say(), &found.result);
        let mut above = vec![Block::Heading(self.fill(account::QUOTA, &[("group", &group)]))];
        above.extend(self.quota_lines(found, rule).into_iter().map(|line| Block::Item(0, line)));
        if !is_candidate {
            let outcome = self.named(&rule.outcome.value);
            let line = self.fill(account::QUOTA_NO_CANDIDATE, &[("outcome", &outcome)]);
            above.push(Block::Item(0, line));
        }
        let candidates: Vec<&Member> = found.candidates().collect();
        if candidates.is_empty() {
            return Table { above, ..Table::default() };
        }
        Table {
            above,
            columns: self.quota_columns(rule),
            spacing: self.spacing(),
            rows: self
                .shown(&candidates, found.result.cap)
                .map(|member| self.quota_row(member, &candidates))
                .collect(),
            ..Table::default()
        }
    }

    fn quota_lines(self, found: &QuotaAccount, rule: &Quota) -> Vec<String> {
        let (say, result) = (self.say(), &found.result);
        let product = Exact::from(result.share).times(&Exact::count(result.base));
        let product = product.over(&Exact::count(100)).unwrap_or(Exact::ZERO);
        let mut lines = vec![self.fill(
            account::QUOTA_RULE,
            &[
                ("outcome", &self.named(&rule.outcome.value)),
                ("share", &say.number(result.share)),
                ("base", &result.base.to_string()),
                ("product", &say.exact(&product)),
                ("cap", &result.cap.to_string()),
                ("cite", rule.cite.as_deref().unwrap_or_default()),
            ],
        )];
        if let Some(exception) = result.exception {
            let exception = &say.workspace.manifest.quota_exceptions[exception];
            let at = self.told.at(exception.place);
            lines.push(self.fill(account::QUOTA_RAISED, &[("cite", &exception.cite), ("at", &at)]));
        }
        lines.extend(beyond(say, result));
        if result.provisional {
            lines.push(self.phrase(account::QUOTA_PROVISIONAL));
        }
        lines
    }

    /// For a candidate that did not simply keep the outcome: its place, and whom it is tied with.
    pub(super) fn place_in_the_quota(self) -> Option<String> {
        let found = self.explanation.quota.as_ref()?;
        let own = found.member(self.explanation.key.organisation)?;
        own.standing?;
        let values = [
            ("place", (own.above + 1).to_string()),
            ("candidates", found.result.candidates.to_string()),
            ("cap", found.result.cap.to_string()),
        ];
        let place =
            self.fill(account::QUOTA_PLACE, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        if own.tied == 0 {
            return Some(place);
        }
        // in the order of a walk, who is tied with one stands as high
        let tied = found
            .candidates()
            .filter(|other| other.above == own.above && other.organisation != own.organisation);
        let names: Vec<&str> = tied.map(|other| self.say().organisation(other.organisation)).collect();
        let tied = self.fill(account::QUOTA_TIED, &[("names", &names.join(", "))]);
        Some(format!("{place}; {tied}"))
    }

    fn named(self, id: &Id) -> String {
        let outcome = self.rules().outcome_at(id.as_str()).map(|index| &self.rules().outcomes[index]);
        outcome.map_or_else(|| id.to_string(), |outcome| self.outcome(outcome))
    }

    /// All candidates, or those near the organisation and near the line.
    fn shown<'m>(self, candidates: &[&'m Member], cap: usize) -> impl Iterator<Item = &'m Member> {
        let own =
            candidates.iter().position(|member| member.organisation == self.explanation.key.organisation);
        let near = |place: usize, other: usize| place.abs_diff(other) <= NEIGHBOURS;
        let shown: Vec<&Member> = candidates
            .iter()
            .enumerate()
            .filter(|(place, _)| {
                self.extent == Extent::Full || near(*place, cap) || own.is_some_and(|own| near(*place, own))
            })
            .map(|(_, member)| *member)
            .collect();
        shown.into_iter()
    }

    fn quota_columns(self, rule: &Quota) -> Vec<Column> {
        let mut columns = vec![self.figures_column(account::PLACE)];
        columns.push(Column::words(self.phrase(crate::catalogue::labels::ORGANISATION)));
        columns.extend(rule.rank_by.iter().map(|key| Column::figures(self.rank_key(key))));
        columns.push(Column::words(self.phrase(account::STANDING)));
        columns
    }

    fn rank_key(self, key: &RankKey) -> String {
        let rules = self.rules();
        match &key.subject {
            RankSubject::Total => self.phrase(crate::catalogue::labels::TOTAL),
            RankSubject::Group(id) => self.fill(crate::catalogue::labels::GROUP, &[("id", id.as_str())]),
            RankSubject::Fact(id) | RankSubject::Measure(id) => {
                narrow(measure::name(rules, id, self.say().language))
            }
        }
    }

    /// How a candidate ended: by its rank, or as was decided.
    fn stands(self, member: &Member, standing: Standing) -> String {
        let outcome = member.final_outcome.map(|index| self.outcome(&self.rules().outcomes[index]));
        match (member.settled_by, outcome) {
            (SettledBy::Decision, Some(outcome)) => {
                format!("{outcome} ({})", self.phrase(crate::catalogue::labels::BY_DECISION))
            }
            (SettledBy::Rank, _) | (SettledBy::Decision, None) => self.phrase(words::standing(standing)),
        }
    }

    fn quota_row(self, member: &Member, candidates: &[&Member]) -> Vec<Cell> {
        let name = self.say().organisation(member.organisation);
        let own = member.organisation == self.explanation.key.organisation;
        let mut row = vec![
            Cell::Count(member.above + 1),
            Cell::text(if own { self.fill(account::THIS_ONE, &[("name", name)]) } else { name.to_owned() }),
        ];
        row.extend(member.rank.iter().enumerate().map(|(key, value)| match value {
            Some(value) if looks_tied(value, key, candidates) => Cell::Text(self.say().written(value)),
            Some(value) => Cell::Number(value.rounded()),
            None => Cell::Text(self.phrase(clauses::UNKNOWN)),
        }));
        row.push(member.standing.map_or(Cell::Empty, |standing| {
            let tone = match standing {
                Standing::Kept => Tone::Reached,
                Standing::Demoted => Tone::Short,
                Standing::Held => Tone::Open,
            };
            Cell::Standing(self.stands(member, standing), tone)
        }));
        row
    }
}

/// Whether a candidate has another value by that key that rounding would show as the same.
fn looks_tied(value: &Exact, key: usize, candidates: &[&Member]) -> bool {
    let others = candidates.iter().filter_map(|other| other.rank.get(key)?.as_ref());
    others.into_iter().any(|other| other != value && other.rounded() == value.rounded())
}

/// A long head on several lines.
fn narrow(name: &str) -> String {
    crate::render::wrap::wrapped(name, 14, 0).join("\n")
}
