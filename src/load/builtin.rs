//! The guidelines that come with the program: the files of `criteria/`, as they stand there.

/// A built-in guideline file.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The guideline's id: its folder.
    pub id: &'static str,
    /// Its version: the name of its file.
    pub version: &'static str,
    /// Its path in the program's own tree.
    pub path: &'static str,
    pub text: &'static str,
    /// The file of its worked cases, beside it.
    pub tests_path: &'static str,
    pub tests: &'static str,
}

macro_rules! builtin {
    ($($id:literal $version:literal,)+) => {
        &[$(Builtin {
            id: $id,
            version: $version,
            path: concat!("criteria/", $id, "/", $version, ".toml"),
            text: include_str!(concat!("../../criteria/", $id, "/", $version, ".toml")),
            tests_path: concat!("criteria/", $id, "/", $version, ".tests.toml"),
            tests: include_str!(concat!("../../criteria/", $id, "/", $version, ".tests.toml")),
        },)+]
    };
}

/// Every file, by id and version. A test holds the list against the folder.
pub const ALL: &[Builtin] = builtin! {
    "chi-bo-4-tot" "2023-thi-diem",
    "chi-bo-4-tot" "2024-vi-du",
    "chi-bo-4-tot-hang-thang" "2024-162-kh",
    "dang-bo-co-so-4-tot" "2023-thi-diem",
    "dang-bo-co-so-4-tot" "2024-vi-du",
    "sinh-hoat-chi-bo" "hd12-2018-vi-du",
    "sinh-hoat-chi-bo" "hd42-2025",
    "xep-loai-to-chuc-dang" "qd124-2023",
    "xep-loai-to-chuc-dang" "qd366-2025",
};

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::diagnostics::Report;
    use crate::load::{guideline, toml};
    use crate::model::FileId;

    /// What is built in is read without this check: `toml::parse_plain`.
    #[test]
    fn every_file_is_toml_without_a_fault_and_holds_the_version_that_its_path_names() {
        for builtin in ALL {
            let mut report = Report::default();
            let tree = toml::parse(FileId(0), builtin.text, &mut report).unwrap();
            let version = guideline::version(&tree).unwrap();
            assert_eq!((report.errors(), version.id.as_str()), (0, builtin.id), "{}", builtin.path);
            assert_eq!(version.version.as_str(), builtin.version, "{}", builtin.path);
        }
    }
}
