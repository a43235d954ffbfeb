//! The quota in JSON: its rule, its peer group, and what every member is ranked by.

use super::node::Node;
use super::{Account, exact};
use crate::explain::Member;
use crate::model::Rounding;
use crate::model::quota::RankKey;
use crate::model::results::Standing;

impl Account<'_> {
    pub(super) fn quota(self) -> Node {
        let Some((account, rule)) = self.explanation.quota.as_ref().zip(self.rules().quota.as_ref()) else {
            return Node::Null;
        };
        let result = &account.result;
        let data = self.told.say.workspace;
        let exception = result.exception.map(|index| &data.manifest.quota_exceptions[index]);
        let round = match rule.round {
            Rounding::Down => "down",
            Rounding::Nearest => "nearest",
            Rounding::Up => "up",
        };
        let group = result.group.iter().map(|(key, value)| (key.word(), Node::maybe(value.as_ref())));
        Node::object([
            ("cite", Node::maybe(rule.cite.as_ref())),
            ("outcome", Node::text(&rule.outcome.value)),
            ("demote_to", Node::text(&rule.demote_to.value)),
            ("of", Node::texts(rule.of.iter().map(|outcome| &outcome.value))),
            ("round", Node::text(round)),
            ("rank_by", Node::texts(rule.rank_by.iter().map(RankKey::word))),
            ("group", Node::object(group)),
            ("share", Node::text(result.share)),
            ("exception", exception.map_or(Node::Null, |found| Node::text(self.told.at(found.place)))),
            ("base", Node::Count(result.base)),
            ("cap", Node::Count(result.cap)),
            ("provisional", Node::Truth(result.provisional)),
            (
                "members",
                Node::list(account.members.iter().map(|member| self.member(member)).collect::<Vec<_>>()),
            ),
        ])
    }

    fn member(self, member: &Member) -> Node {
        let standing = member.standing.map(|standing| match standing {
            Standing::Kept => "kept",
            Standing::Demoted => "demoted",
            Standing::Held => "held",
        });
        Node::object([
            ("organisation", Node::text(self.told.say.workspace.organisations.at(member.organisation).id())),
            ("status", Node::text(member.status.word())),
            ("computed", self.outcome_id(member.computed)),
            ("final", self.outcome_id(member.final_outcome)),
            ("standing", Node::maybe(standing)),
            ("rank", Node::list(member.rank.iter().map(|key| exact(key.as_ref())).collect::<Vec<_>>())),
            ("above", Node::Count(member.above)),
            ("tied", Node::Count(member.tied)),
            ("decided", Node::maybe(member.decided.as_ref())),
        ])
    }
}
