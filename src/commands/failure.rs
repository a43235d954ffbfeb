//! Why the system refused, in words that tell what to do.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::catalogue::{Phrase, help};
use crate::model::Language;
use crate::output::{self, Saved};

/// Why a file was not written. Where it was to be filled on its way is nobody's concern.
pub fn of_writing(path: &Path, error: &io::Error, language: Language) -> String {
    let (file, folder) = (path.display().to_string(), output::folder_of(path).display().to_string());
    let cause = cause(error, language);
    let phrase = match error.kind() {
        ErrorKind::PermissionDenied => help::MAY_NOT_WRITE,
        ErrorKind::ReadOnlyFilesystem => help::NEVER_WRITABLE,
        _ => help::NOT_WRITTEN,
    };
    phrase.with(language, &[("path", &file), ("folder", &folder), ("error", &cause)])
}

/// The same where files had been replaced before and could not be put back: what they held is still there.
pub fn of_taking_back(path: &Path, error: &io::Error, saved: &[Saved], language: Language) -> String {
    let said = saved.iter().map(|saved| {
        let [path, kept] = [&saved.of, &saved.at].map(|path| path.display().to_string());
        help::OLD_ONE_KEPT.with(language, &[("path", &path), ("kept", &kept)])
    });
    let failed = of_writing(path, error, language);
    std::iter::once(failed).chain(said).collect::<Vec<_>>().join("; ")
}

/// A failure with all its causes.
pub fn of(error: &anyhow::Error, language: Language) -> String {
    let said = |part: &(dyn std::error::Error + 'static)| match part.downcast_ref::<io::Error>() {
        Some(error) => cause(error, language),
        None => part.to_string(),
    };
    error.chain().map(said).collect::<Vec<_>>().join(": ")
}

/// What the system says; in our words where people meet it.
pub fn cause(error: &io::Error, language: Language) -> String {
    let common: Option<Phrase> = match error.kind() {
        ErrorKind::PermissionDenied => Some(help::NO_PERMISSION),
        ErrorKind::ReadOnlyFilesystem => Some(help::READ_ONLY),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some(help::DISK_FULL),
        ErrorKind::FileTooLarge => Some(help::FILE_TOO_LARGE),
        _ => None,
    };
    match common {
        Some(phrase) => phrase.get(language).to_owned(),
        None => without_place(&error.to_string()).to_owned(),
    }
}

/// The library for temporary files adds where its own was to be, which nobody has asked for.
fn without_place(said: &str) -> &str {
    said.split_once(" at path \"").map_or(said, |(said, _)| said)
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};
    use std::path::Path;

    use anyhow::Context;

    use super::{of, of_taking_back, of_writing};
    use crate::model::Language::{English, Vietnamese};
    use crate::output::Saved;

    /// As the library for temporary files tells it.
    fn wrapped(kind: ErrorKind) -> Error {
        Error::new(kind, "Permission denied (os error 13) at path \"x/.b.csv.1dS6P7.bontot-tmp\"")
    }

    #[test]
    fn people_are_told_what_to_do() {
        let path = Path::new("x/b.csv");
        let said = |kind, language| of_writing(path, &wrapped(kind), language);
        assert_eq!(
            said(ErrorKind::PermissionDenied, Vietnamese),
            "không có quyền ghi vào thư mục `x`; hãy chọn nơi khác hoặc xin quyền ghi"
        );
        assert_eq!(
            said(ErrorKind::PermissionDenied, English),
            "no permission to write into the folder `x`; choose another place, or ask for the permission"
        );
        assert_eq!(said(ErrorKind::StorageFull, Vietnamese), "`x/b.csv`: ổ đĩa đã đầy");
        assert!(said(ErrorKind::ReadOnlyFilesystem, Vietnamese).starts_with("thư mục `x` chỉ cho đọc"));
        assert_eq!(said(ErrorKind::NotFound, English), "`x/b.csv`: Permission denied (os error 13)");
        for kind in [ErrorKind::NotADirectory, ErrorKind::InvalidFilename, ErrorKind::PermissionDenied] {
            assert!(!said(kind, English).contains("bontot-tmp"));
        }
    }

    #[test]
    fn people_are_told_where_what_was_not_put_back_stands() {
        let saved = Saved { of: "x/a.csv".into(), at: "x/.a.csv.a1B2c3.bontot-old".into() };
        let full = wrapped(ErrorKind::StorageFull);
        assert_eq!(
            of_taking_back(Path::new("x/b.csv"), &full, &[saved], Vietnamese),
            "`x/b.csv`: ổ đĩa đã đầy; `x/a.csv` đã bị thay mà không đưa lại được nội dung cũ: bản cũ còn ở \
             `x/.a.csv.a1B2c3.bontot-old`, hãy chép lại trước khi chạy tiếp"
        );
    }

    #[test]
    fn causes_are_named_with_what_they_are_about() {
        let failed = Err::<(), _>(Error::from_raw_os_error(13)).context("2024/facts.csv").unwrap_err();
        if cfg!(unix) {
            assert_eq!(of(&failed, Vietnamese), "2024/facts.csv: không có quyền đọc hoặc ghi");
        }
        assert_eq!(of(&anyhow::anyhow!("a").context("b"), English), "b: a");
    }
}
