//! The texts of a new workspace. Not every line of them can be tested, so they stand as the files they become.

use super::Phrase;

/// bontot.toml; `{year}` is filled in.
pub const MANIFEST: Phrase =
    Phrase::new(include_str!("templates/bontot.vi.toml"), include_str!("templates/bontot.en.toml"));

/// README.md, in both languages; `{year}` is filled in.
pub const README: &str = include_str!("templates/README.md");

/// `.gitattributes`
pub const GIT_ATTRIBUTES: &str = include_str!("templates/gitattributes");

/// The organisation that stands in a new register, to be replaced: its id and name.
pub const ORGANISATION: (&str, Phrase) = (
    "chi-bo-1",
    Phrase::new(
        "VÍ DỤ: thay dòng này bằng các tổ chức đảng của cấp ủy",
        "EXAMPLE: replace this row by your party organisations",
    ),
);

/// Its kind, as the register writes it.
pub const ORGANISATION_KIND: Phrase = Phrase::new("chi bộ trực thuộc", "cell");

/// The texts of the documents on results, by kind; what they may name is said at the head of each.
pub const DOCUMENTS: [&str; 4] = [
    include_str!("templates/documents/decision.txt"),
    include_str!("templates/documents/minutes.txt"),
    include_str!("templates/documents/notice.txt"),
    include_str!("templates/documents/list.txt"),
];

#[cfg(test)]
mod tests {
    use super::DOCUMENTS;

    /// Values that the texts name, and what each head says of them.
    #[test]
    fn the_heads_of_documents_explain_what_their_texts_name() {
        let parted = DOCUMENTS.map(|text| text.split_once("#}").expect("a text has a head"));
        for (head, text) in parted {
            assert_eq!(head, parted[0].0, "one head for all");
            let names = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || "._".contains(sign)));
            let values = names.filter(|name| {
                name.contains('.') && name.starts_with(|sign: char| sign.is_ascii_lowercase())
            });
            for value in values.filter(|value| !value.ends_with('.')) {
                assert!(head.contains(value), "{value}");
            }
            for table in text.lines().filter_map(|line| line.strip_prefix("@table ")) {
                assert!(head.contains(&format!("{table} ")), "{table}");
            }
        }
    }
}
