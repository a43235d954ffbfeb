//! The columns of all tables, by their English and Vietnamese names.

use std::sync::LazyLock;

use crate::diagnostics::{Name, fold, nearest};

macro_rules! columns {
    ($($column:ident = $english:literal $vietnamese:literal,)+) => {
        /// A column of some table.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Column {
            $($column,)+
        }

        impl Column {
            /// Its name in both languages.
            #[must_use]
            pub const fn names(self) -> Name {
                match self {
                    $(Self::$column => Name { vietnamese: $vietnamese, english: $english },)+
                }
            }

            const ALL: &[Self] = &[$(Self::$column,)+];

            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
        }
    };
}

columns! {
    Id = "id" "mã",
    Name = "name" "tên",
    Kind = "kind" "loại hình",
    Parent = "parent" "cấp trên",
    PeerGroup = "peer_group" "nhóm",
    From = "from" "từ ngày",
    To = "to" "đến ngày",
    Organisation = "organisation" "tổ chức",
    Step = "step" "bước",
    Date = "date" "ngày",
    By = "by" "người thực hiện",
    Document = "document" "văn bản",
    Period = "period" "kỳ",
    Digest = "digest" "mã băm",
    Note = "note" "ghi chú",
    Fact = "fact" "số liệu",
    Value = "value" "giá trị",
    Evidence = "evidence" "minh chứng",
    FoundOn = "found_on" "ngày phát hiện",
    Criterion = "criterion" "tiêu chí",
    Finding = "finding" "hạn chế",
    Due = "due" "thời hạn",
    RemediedOn = "remedied_on" "ngày khắc phục",
    Condition = "condition" "điều kiện",
    Reason = "reason" "lý do",
    Authority = "authority" "cấp có thẩm quyền",
    Until = "until" "đến hết ngày",
    Review = "review" "nội dung đánh giá",
    Outcome = "outcome" "kết quả",
    Number = "number" "số quyết định",
    Post = "post" "chức danh",
    Role = "role" "vai trò",
    Own = "self" "tự chấm",
    Appraised = "appraised" "thẩm định",
    Decided = "decided" "cấp quyết định",
}

impl Column {
    /// Whether its cells are days.
    #[must_use]
    pub const fn is_of_days(self) -> bool {
        use Column::{Date, Due, FoundOn, From, RemediedOn, To, Until};
        matches!(self, From | To | Until | Date | FoundOn | Due | RemediedOn)
    }

    fn matches(self, folded: &str) -> bool {
        FOLDED_NAMES[self as usize].iter().any(|name| name == folded)
    }
}

/// The folded names of every column, by its place: folding them for each file would take longer than
/// reading it.
static FOLDED_NAMES: LazyLock<Vec<[String; 2]>> = LazyLock::new(|| {
    let names = Column::ALL.iter().map(|column| column.names());
    names.map(|name| [name.vietnamese, name.english].map(fold)).collect()
});

/// The columns a table may have, in the order that `fmt` gives them, and those it must have.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    pub order: &'static [Column],
    pub required: &'static [Column],
    /// There must be a file with them.
    pub are_needed: bool,
}

impl Columns {
    /// The column that a header cell names.
    #[must_use]
    pub fn find(&self, header: &str) -> Option<Column> {
        // most stand there as they are listed, and folding takes longer than looking
        let is_listed = |column: &Column| {
            let Name { vietnamese, english } = column.names();
            header == vietnamese || header == english
        };
        self.all().find(is_listed).or_else(|| {
            let folded = fold(header);
            self.all().find(|column| column.matches(&folded))
        })
    }

    /// The column that a header cell is near enough to, or holds among other words.
    #[must_use]
    pub fn near(&self, header: &str) -> Option<Column> {
        let near = nearest(header, self.known_names()).or_else(|| self.within(header))?;
        self.find(near)
    }

    /// The longest name that a header cell holds among other words: `Điểm tự chấm` holds `tự chấm`.
    #[must_use]
    pub fn within(&self, header: &str) -> Option<&'static str> {
        let header = format!(" {} ", fold(header));
        let held = self.known_names().filter(|name| header.contains(&format!(" {} ", fold(name))));
        held.max_by_key(|name| name.len())
    }

    pub fn all(&self) -> impl Iterator<Item = Column> {
        self.order.iter().copied()
    }

    /// Every name of every column, for suggestions: Vietnamese first.
    pub fn known_names(&self) -> impl Iterator<Item = &'static str> {
        self.all().map(Column::names).flat_map(|name| [name.vietnamese, name.english])
    }
}
