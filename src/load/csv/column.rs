//! The columns of all tables, by their English and Vietnamese names.

use crate::diagnostics::fold;

macro_rules! columns {
    ($($column:ident = $english:literal $vietnamese:literal,)+) => {
        /// A column of some table.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Column {
            $($column,)+
        }

        impl Column {
            /// Its English and its Vietnamese name.
            const fn names(self) -> [&'static str; 2] {
                match self {
                    $(Self::$column => [$english, $vietnamese],)+
                }
            }

            /// How many there are.
            pub const COUNT: usize = [$(Self::$column,)+].len();
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
    /// The name in the files, as the format's English form has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names()[0]
    }

    #[must_use]
    pub const fn vietnamese(self) -> &'static str {
        self.names()[1]
    }

    fn matches(self, folded: &str) -> bool {
        self.names().iter().any(|name| fold(name) == folded)
    }
}

/// The columns a table may have and those it must have.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    pub required: &'static [Column],
    pub optional: &'static [Column],
}

impl Columns {
    /// The column that a header cell names.
    #[must_use]
    pub fn find(&self, header: &str) -> Option<Column> {
        let folded = fold(header);
        self.all().find(|column| column.matches(&folded))
    }

    pub fn all(&self) -> impl Iterator<Item = Column> {
        self.required.iter().chain(self.optional).copied()
    }

    /// Every name of every column, for suggestions: Vietnamese first.
    pub fn known_names(&self) -> impl Iterator<Item = &'static str> {
        self.all().flat_map(|column| [column.vietnamese(), column.name()])
    }
}
