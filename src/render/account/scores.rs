//! The groups and the total by stage, and in figures what scaling did.

use super::Account;
use crate::catalogue::{account, labels};
use crate::explain::{GroupAccount, LineScore, StageSums};
use crate::model::{Decimal, Exact};
use crate::render::table::{Block, Cell, Column, Spacing, Table};

impl Account<'_> {
    /// Empty for a form without points.
    pub(super) fn scores(self) -> Table {
        if !self.rules().has_points() {
            return Table::default();
        }
        let stages = || self.explanation.stages.iter().map(|sums| sums.scores.stage);
        let mut columns = vec![Column::words(self.phrase(account::GROUP))];
        columns.extend(stages().map(|stage| Column::figures(self.stage(stage))));
        columns.extend([account::MAX, account::SHARE].map(|phrase| self.figures_column(phrase)));
        Table {
            above: vec![self.heading(account::SCORES)],
            columns,
            rows: self.explanation.groups.iter().map(|group| self.group_row(group)).collect(),
            totals: vec![self.total_row()],
            spacing: Spacing::Dense,
            below: self.arithmetic().into_iter().map(|line| Block::Item(0, line)).collect(),
            ..Table::default()
        }
    }

    fn group_row(self, group: &GroupAccount) -> Vec<Cell> {
        let rule = &self.rules().groups[group.group];
        let scores: Vec<_> =
            self.explanation.stages.iter().map(|sums| &sums.scores.groups[group.group]).collect();
        let mut row = vec![Cell::text(format!("{}. {}", rule.id, self.say().text(&rule.name)))];
        row.extend(scores.iter().map(|score| match (&score.score, score.out, score.max) {
            (Some(score), _, _) => Cell::Number(score.rounded()),
            (None, true, _) => Cell::phrase(labels::NOT_APPLICABLE, self.say().language),
            (None, false, None) => Cell::phrase(labels::NO_POINTS, self.say().language),
            (None, false, Some(_)) => Cell::phrase(labels::UNKNOWN_SCORE, self.say().language),
        }));
        let last = scores.last();
        let max = last.and_then(|score| score.max);
        row.push(max.map_or(Cell::Empty, Cell::Number));
        row.push(self.percent(last.and_then(|score| score.score.as_ref()), max));
        row
    }

    fn total_row(self) -> Vec<Cell> {
        let scores: Vec<_> = self.explanation.stages.iter().map(|sums| &sums.scores).collect();
        let unknown = || Cell::phrase(labels::UNKNOWN_SCORE, self.say().language);
        let mut row = vec![Cell::Text(self.phrase(labels::TOTAL))];
        row.extend(
            scores.iter().map(|score| {
                score.total.as_ref().map_or_else(unknown, |total| Cell::Number(total.rounded()))
            }),
        );
        let max = scores.last().and_then(|score| score.max);
        row.push(max.map_or(Cell::Empty, Cell::Number));
        row.push(self.percent(scores.last().and_then(|score| score.total.as_ref()), max));
        row
    }

    /// A percentage that never seems to reach what it misses.
    fn percent(self, score: Option<&Exact>, max: Option<Decimal>) -> Cell {
        let share = score.zip(max).and_then(|(score, max)| Exact::percentage(score, &max.into()));
        share.map_or(Cell::Empty, |share| Cell::Text(self.say().percent(&share)))
    }

    /// Everything that is not plain addition.
    fn arithmetic(self) -> Vec<String> {
        let mut lines = Vec::new();
        for sums in &self.explanation.stages {
            if !sums.scores.complete {
                let values = [
                    ("stage", self.stage(sums.scores.stage)),
                    ("sum", self.say().exact(&sums.scores.so_far)),
                ];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                lines.push(self.fill(account::SO_FAR, &values));
            }
        }
        let Some(sums) = self.explanation.deciding() else { return lines };
        lines.extend(self.explanation.groups.iter().filter_map(|group| self.group_arithmetic(sums, group)));
        lines.extend(self.total_arithmetic(sums));
        lines
    }

    fn group_arithmetic(self, sums: &StageSums, group: &GroupAccount) -> Option<String> {
        let (rule, sum) = (&self.rules().groups[group.group], &sums.groups[group.group]);
        let id = ("id", rule.id.as_str());
        if sum.out {
            return Some(self.fill(account::OUT, &[id]));
        }
        let exact = sum.exact.as_ref().filter(|_| sum.has_points)?;
        let points = self.say().exact(&sum.points);
        if sum.is_scaled() {
            let left = group.lines.iter().zip(&rule.criteria);
            let left = left.filter(|(line, _)| sums.lines[line.line] == LineScore::Left);
            let left: Vec<&str> = left.map(|(_, rule)| rule.id.as_str()).collect();
            return Some(self.fill(
                account::SCALED,
                &[
                    id,
                    ("points", &points),
                    ("base", &self.say().number(sum.base)),
                    ("rest", &self.say().number(sum.rest)),
                    ("score", &self.say().exact(exact)),
                    ("lines", &left.join(", ")),
                ],
            ));
        }
        let max = self.say().number(sum.max);
        let capped = sum.points > sum.max.into();
        capped.then(|| self.fill(account::CAPPED, &[id, ("points", &points), ("max", &max)]))
    }

    fn total_arithmetic(self, sums: &StageSums) -> Option<String> {
        let total = sums.total.as_ref().filter(|total| total.base != total.rest)?;
        Some(self.fill(
            account::TOTAL_SCALED,
            &[
                ("sum", &self.say().exact(&total.sum)),
                ("base", &self.say().number(total.base)),
                ("rest", &self.say().number(total.rest)),
                ("score", &self.say().exact(&total.exact)),
            ],
        ))
    }
}
