//! The register (organisations.csv): who exists, in the order of the file. Its texts stand one after another in one
//! text, because a register may have some hundred thousand rows. Nothing is checked here.

mod index;
mod life;
mod row;
mod tree;

use std::sync::OnceLock;

use super::date::Date;
use super::id::Id;
use super::organisation::OrganisationKind;
use super::place::{FileId, Located, Place};
use index::Index;
use life::Life;
use row::{Part, Row, Spot};
pub use tree::Tree;

/// The organisations of a folder.
#[derive(Clone, Debug, Default)]
pub struct Register {
    text: String,
    rows: Vec<Row>,
    /// The peer groups, one after another as the rows name them.
    groups: Vec<Part>,
    /// Of the organisations whose life is bounded.
    lives: Vec<Life>,
    /// Made when it is first asked for, in one go: that is faster than row by row.
    indexed: OnceLock<Indexed>,
    /// The file that the first row stands in, as nearly all do.
    file: Option<FileId>,
    /// The places that no [`Spot`] holds.
    places: Vec<Place>,
}

/// A row as it is put into the register. The ids keep the grammar of [`Id`].
#[derive(Clone, Copy, Debug)]
pub struct NewOrganisation<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// Missing only where its cell was refused.
    pub kind: Option<OrganisationKind>,
    pub parent: Option<Located<&'a str>>,
    pub peer_group: &'a str,
    pub from: Option<Located<Date>>,
    pub to: Option<Located<Date>>,
    pub place: Place,
}

/// Two rows of one id, or of ids that differ only in case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clash {
    pub first: usize,
    pub again: usize,
}

/// Which row has an id, and the rows that cannot be told apart by theirs.
#[derive(Clone, Debug)]
struct Indexed {
    index: Index,
    clashes: Vec<Clash>,
}

impl Register {
    /// Adds a row. Of two with one id the first counts; the other is a clash.
    ///
    /// # Panics
    /// When the texts have more than 4 GiB: a file has less.
    pub fn push(&mut self, new: NewOrganisation<'_>) {
        let parent = new.parent.map_or("", |parent| parent.value);
        let before = self.rows.last().map_or(Part::default(), Row::parent);
        let same_parent = Some(before).filter(|part| part.is(parent, &self.text));
        let spots = [new.place, new.parent.map_or(new.place, |parent| parent.place)];
        let [place, parent_place] = spots.map(|place| self.spot(place));
        let (id, name) = (self.put(new.id), self.put(new.name));
        let parent = same_parent.unwrap_or_else(|| self.put(parent));
        let row = Row {
            id: id.start,
            name: name.length,
            parent: parent.start,
            ids: [id, parent]
                .map(|id| u8::try_from(id.length).expect("an id has at most 64 letters because it is one")),
            peer_group: self.group(new.peer_group),
            life: self.live(Life { from: new.from, to: new.to }),
            kind: new.kind,
            starts: [place.start, parent_place.start],
            lengths: [place.length, parent_place.length],
        };
        self.rows.push(row);
        self.indexed.take();
    }

    /// Makes ready what finds organisations by their ids.
    pub fn make_ready(&self) {
        self.indexed();
    }

    fn indexed(&self) -> &Indexed {
        self.indexed.get_or_init(|| {
            let id = |row: usize| self.rows[row].id().of(&self.text);
            let (mut index, mut clashes) = (Index::with_room(self.rows.len()), Vec::new());
            for row in 0..self.rows.len() {
                let first = index.insert(row, id);
                clashes.extend(first.map(|first| Clash { first, again: row }));
            }
            Indexed { index, clashes }
        })
    }

    fn put(&mut self, text: &str) -> Part {
        let fits =
            |number| u32::try_from(number).expect("a register is smaller than 4 GiB because a file is");
        let part = Part { start: fits(self.text.len()), length: fits(text.len()) };
        self.text.push_str(text);
        part
    }

    /// The place of a peer group among them; mostly it is that of the row before.
    fn group(&mut self, name: &str) -> u32 {
        if !self.groups.last().is_some_and(|last| last.is(name, &self.text)) {
            let group = self.put(name);
            self.groups.push(group);
        }
        u32::try_from(self.groups.len() - 1).expect("there are fewer groups than bytes of a file")
    }

    fn spot(&mut self, place: Place) -> Spot {
        let file = *self.file.get_or_insert(place.file());
        if let Place::Span(of, start, end) = place
            && of == file
            && let Some(length) = end.checked_sub(start).and_then(|length| u16::try_from(length).ok())
            && length != Spot::ELSEWHERE
        {
            return Spot { start, length };
        }
        self.places.push(place);
        let start =
            u32::try_from(self.places.len() - 1).expect("there are fewer places than bytes of a file");
        Spot { start, length: Spot::ELSEWHERE }
    }

    fn place(&self, spot: Spot) -> Place {
        let start = spot.start;
        match self.file {
            Some(file) if spot.length != Spot::ELSEWHERE => {
                Place::Span(file, start, start + u32::from(spot.length))
            }
            Some(_) | None => self.places[start as usize],
        }
    }

    fn live(&mut self, life: Life) -> u32 {
        if life.from.is_none() && life.to.is_none() {
            return 0;
        }
        self.lives.push(life);
        u32::try_from(self.lives.len()).expect("there are fewer rows than bytes of a file")
    }

    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The organisation at an index.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn at(&self, index: usize) -> Organisation<'_> {
        Organisation { register: self, row: &self.rows[index] }
    }

    #[must_use]
    pub fn get(&self, index: usize) -> Option<Organisation<'_>> {
        self.rows.get(index).map(|row| Organisation { register: self, row })
    }

    /// In the order of the file.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Organisation<'_>> + Clone {
        self.rows.iter().map(|row| Organisation { register: self, row })
    }

    #[must_use]
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.rows.iter().map(|row| row.id().of(&self.text))
    }

    /// The index of the first organisation of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.indexed().index.find(id, |row| self.rows[row].id().of(&self.text))
    }

    /// The same, where it is likely to be that of the row `near`, or of the next.
    #[must_use]
    pub fn find_near(&self, id: &str, near: usize) -> Option<usize> {
        let is_it = |index: &usize| self.get(*index).is_some_and(|known| known.id() == id);
        // of two with one id the first counts
        let near = [near, near + 1].into_iter().find(is_it).filter(|_| self.clashes().is_empty());
        near.or_else(|| self.find(id))
    }

    #[must_use]
    pub fn clashes(&self) -> &[Clash] {
        &self.indexed().clashes
    }
}

impl<'r> FromIterator<NewOrganisation<'r>> for Register {
    fn from_iter<I: IntoIterator<Item = NewOrganisation<'r>>>(rows: I) -> Self {
        let mut register = Self::default();
        rows.into_iter().for_each(|row| register.push(row));
        register
    }
}

/// An organisation in its register.
#[derive(Clone, Copy, Debug)]
pub struct Organisation<'r> {
    register: &'r Register,
    row: &'r Row,
}

impl<'r> Organisation<'r> {
    #[must_use]
    pub fn id(self) -> &'r str {
        self.row.id().of(&self.register.text)
    }

    /// Its id by itself.
    ///
    /// # Panics
    /// Never: what is put into the register as an id is one.
    #[must_use]
    pub fn to_id(self) -> Id {
        Id::new(self.id()).expect("the register holds ids because its rows were read as such")
    }

    #[must_use]
    pub fn name(self) -> &'r str {
        self.row.name().of(&self.register.text)
    }

    /// Missing only where its cell was refused.
    #[must_use]
    pub const fn kind(self) -> Option<OrganisationKind> {
        self.row.kind
    }

    /// What the row names as its parent.
    #[must_use]
    pub fn parent(self) -> Option<Located<&'r str>> {
        let id = self.row.parent().of(&self.register.text);
        (!id.is_empty()).then_some(Located::new(id, self.register.place(self.row.spots()[1])))
    }

    /// Empty where it has none.
    #[must_use]
    pub fn peer_group(self) -> &'r str {
        self.register.groups[self.row.peer_group as usize].of(&self.register.text)
    }

    /// Where its id stands.
    #[must_use]
    pub fn place(self) -> Place {
        self.register.place(self.row.spots()[0])
    }
}

#[cfg(test)]
mod tests {
    use super::{Clash, Located, NewOrganisation, Place, Register};
    use crate::model::{Date, FileId};

    const PLACE: Place = Place::File(FileId(0));

    fn row<'a>(id: &'a str, name: &'a str, parent: &'a str) -> NewOrganisation<'a> {
        let parent = (!parent.is_empty()).then_some(Located::new(parent, PLACE));
        NewOrganisation {
            id,
            name,
            kind: None,
            parent,
            peer_group: "đơn vị",
            from: None,
            to: None,
            place: PLACE,
        }
    }

    #[test]
    fn rows_are_what_was_put_in() {
        let to = Date::new(2024, 6, 30).map(|day| Located::new(day, PLACE));
        let register = Register::from_iter([
            row("db", "Đảng bộ", ""),
            row("cb-1", "Chi bộ 1", "db"),
            NewOrganisation { to, ..row("cb-2", "", "db") },
            NewOrganisation { peer_group: "", ..row("cb-3", "Chi bộ 3", "cb-1") },
        ]);
        let shown = register.iter().map(|one| (one.id(), one.name(), one.parent().map_or("", |id| id.value)));
        let expected = [
            ("db", "Đảng bộ", ""),
            ("cb-1", "Chi bộ 1", "db"),
            ("cb-2", "", "db"),
            ("cb-3", "Chi bộ 3", "cb-1"),
        ];
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        let groups: Vec<_> = register.iter().map(super::Organisation::peer_group).collect();
        assert_eq!(groups, ["đơn vị", "đơn vị", "đơn vị", ""]);
        assert_eq!(register.iter().map(super::Organisation::place).collect::<Vec<_>>(), [PLACE; 4]);
        assert!(register.at(1).exists_on(Date::new(2024, 7, 1).unwrap()));
        assert!(!register.at(2).exists_on(Date::new(2024, 7, 1).unwrap()));
        assert!(register.at(2).exists_on(Date::new(2024, 6, 30).unwrap()));
    }

    #[test]
    fn places_are_what_was_put_in() {
        let long = u32::from(u16::MAX);
        for place in [
            Place::Span(FileId(3), 7, 9),
            Place::Span(FileId(3), 7, 7 + long),
            Place::Span(FileId(3), 8, 7 + long),
            Place::Span(FileId(4), 1, 2),
            Place::Line(FileId(3), 5),
            PLACE,
        ] {
            let first = NewOrganisation { place: Place::Span(FileId(3), 0, 2), ..row("db", "", "") };
            let parent = Some(Located::new("db", place));
            let register =
                Register::from_iter([first, NewOrganisation { parent, place, ..row("cb", "", "") }]);
            assert_eq!(register.at(0).place(), first.place);
            assert_eq!(register.at(1).place(), place);
            assert_eq!(register.at(1).parent().map(|parent| parent.place), Some(place));
        }
    }

    #[test]
    fn of_two_with_one_id_the_first_is_found_and_of_two_cases_each() {
        let ids = ["a", "b", "A", "a", "b"];
        let register: Register = ids.iter().map(|id| row(id, "", "")).collect();
        assert_eq!(["a", "A", "b", "B"].map(|id| register.find(id)), [Some(0), Some(2), Some(1), None]);
        let clashes = [(0, 2), (0, 3), (1, 4)].map(|(first, again)| Clash { first, again });
        assert_eq!(register.clashes(), clashes);
        assert_eq!(register.find_near("a", 3), Some(0));
    }

    #[test]
    fn many_are_found() {
        let ids: Vec<String> = (0..5000).map(|number| format!("cb-{number}")).collect();
        let register: Register = ids.iter().map(|id| row(id, id, "")).collect();
        assert!(ids.iter().enumerate().all(|(index, id)| register.find(id) == Some(index)));
        assert_eq!((register.find("cb-5000"), register.clashes().len()), (None, 0));
        for near in [0, 7, 8, 4999, 5000] {
            assert_eq!(register.find_near("cb-8", near), Some(8), "{near}");
        }
        let more = ids.iter().map(String::as_str).chain(["CB-4000", "cb-17", "CB-9"]);
        let register: Register = more.map(|id| row(id, id, "")).collect();
        let clashes = [(4000, 5000), (17, 5001), (9, 5002)].map(|(first, again)| Clash { first, again });
        assert_eq!(register.clashes(), clashes);
    }
}
