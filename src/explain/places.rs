//! Every place that an explanation points at, so that their lines can be looked up together.

use super::{Basis, Examined, Explanation, LineAccount};
use crate::model::facts::FactValue;
use crate::model::{Place, Workspace};

impl Explanation {
    /// All places of files that it points at, in order, each once.
    #[must_use]
    pub fn places(&self, data: &Workspace) -> Vec<Place> {
        let guideline = self.guideline(data);
        let mut places = vec![guideline.place];
        places.extend(self.lines().flat_map(of_line));
        places.extend(guideline.lines().map(|line| line.place));
        places.extend(guideline.conditions().map(|condition| condition.place));
        for fact in &self.facts {
            places.extend(fact.rows.iter().filter_map(|row| row.given.as_ref()).map(|given| given.place));
        }
        places.extend(self.measures.iter().flat_map(|measure| of_basis(&measure.basis)));
        places.extend(self.conditions.iter().flat_map(|condition| of_examined(&condition.examined)));
        places.extend(self.waivers.iter().map(|index| data.waivers[*index].place));
        places.extend(self.result.decision.as_ref().map(|decision| decision.place));
        places.extend(data.manifest.quota_exceptions.iter().map(|exception| exception.place));
        let events = data.events.get(&(self.key.period.year(), self.key.organisation));
        places.extend(events.into_iter().flatten().map(|event| event.place));
        let findings = data.findings.get(&self.key.organisation);
        places.extend(findings.into_iter().flatten().map(|(_, finding)| finding.place));
        places.sort_unstable();
        places.dedup();
        places
    }
}

fn of_line(line: &LineAccount) -> Vec<Place> {
    let Some(row) = &line.row else { return Vec::new() };
    let texts = row.values.iter().chain([&row.evidence, &row.note]).flatten();
    std::iter::once(row.place).chain(texts.map(|text| text.place)).collect()
}

fn of_basis(basis: &Basis) -> Vec<Place> {
    let place = |given: &FactValue| given.place;
    match basis {
        Basis::Ratio(rows) => {
            rows.iter().flat_map(|row| [&row.part, &row.whole]).flatten().map(place).collect()
        }
        Basis::Periods(units) | Basis::Subordinates(units) => {
            units.iter().filter_map(|unit| unit.decision).collect()
        }
        Basis::Findings(rows) => rows.iter().map(|row| row.place).collect(),
    }
}

fn of_examined(examined: &Examined) -> Vec<Place> {
    examined.event.into_iter().chain(examined.parts.iter().flat_map(of_examined)).collect()
}
