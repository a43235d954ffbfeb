//! What the outcomes of a review are called where only the review and their ids are known.

use crate::catalogue::{clauses, quoted, words};
use crate::model::manifest::Review;
use crate::model::{Guideline, Id, Language, Period, UnitKey, Workspace};

/// Where the guidelines of a review are looked up.
#[derive(Clone, Copy)]
pub enum Naming<'a> {
    Workspace(&'a Workspace),
    /// Of one organisation in one period, whose outcomes may be called otherwise than those of other kinds.
    Unit(&'a Workspace, usize, Period),
    /// Before any organisation is known: the guidelines there are, and the reviews that a manifest lists. Reviews
    /// that it does not list use the guidelines that they use by habit.
    Listed(&'a [Guideline], &'a [Review]),
}

impl<'a> Naming<'a> {
    /// The names of outcomes of a review, joined by “or”; an id that no guideline has is shown itself.
    #[must_use]
    pub fn outcomes<'b>(
        self,
        review: &Id,
        ids: impl IntoIterator<Item = &'b Id>,
        language: Language,
    ) -> String {
        let names =
            ids.into_iter().map(|id| quoted(self.outcome(review, id, language).unwrap_or(id.as_str())));
        names
            .reduce(|left, right| clauses::OR.with(language, &[("left", &left), ("right", &right)]))
            .unwrap_or_default()
    }

    fn outcome(self, review: &Id, id: &Id, language: Language) -> Option<&'a str> {
        let named = |guideline: &'a Guideline| {
            let outcome = guideline.outcomes.iter().find(|outcome| outcome.id == *id)?;
            Some(outcome.name.get(language))
        };
        match self {
            Self::Workspace(workspace) => {
                let at = workspace.manifest.review_at(review.as_str())?;
                let guidelines = workspace.review_guidelines.get(at)?;
                guidelines.iter().find_map(|index| named(&workspace.guidelines[*index]))
            }
            Self::Unit(workspace, organisation, period) => {
                let review_at = workspace.manifest.review_at(review.as_str())?;
                let own = workspace.guideline_for(UnitKey { review: review_at, organisation, period });
                let own = own.and_then(|own| named(&workspace.guidelines[own]));
                own.or_else(|| Self::Workspace(workspace).outcome(review, id, language))
            }
            Self::Listed(guidelines, reviews) => {
                let listed = reviews.iter().find(|listed| listed.id == *review);
                let ids: Vec<&str> = match listed {
                    Some(listed) => listed.guidelines.iter().map(|id| id.value.as_str()).collect(),
                    None => words::usual_guidelines(review.as_str()).to_vec(),
                };
                let of_id =
                    |id| guidelines.iter().filter(move |guideline| guideline.version.id.as_str() == id);
                ids.into_iter().flat_map(of_id).find_map(named)
            }
        }
    }
}
