//! The same bytes in every format, twice, in another locale and in another zone of time.

use std::fs;
use std::thread;

use crate::harness::{Folder, home};
use crate::{DOCUMENTS, Document, EXAMPLE, YEARS, write};

const FORMATS: [&str; 7] = ["table", "csv", "csv-excel", "json", "markdown", "html", "xlsx"];
const ENVIRONMENTS: [&[(&str, &str)]; 4] = [
    &[("LANG", "C"), ("LC_ALL", "C")],
    &[("LANG", "C"), ("LC_ALL", "C")],
    &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Ho_Chi_Minh")],
    &[("LANG", "vi_VN.UTF-8"), ("TZ", "America/Los_Angeles")],
];

fn documents_of(year: &str, document: Document) {
    let folder = Folder::new();
    let file = folder.path().join("document");
    for format in FORMATS {
        let documents = ENVIRONMENTS.map(|environment| {
            write(document, (&home().join(EXAMPLE), year, format), &file, environment);
            let bytes = fs::read(&file).expect("the document was written");
            fs::remove_file(&file).expect("it is ours");
            bytes
        });
        assert!(!documents[0].is_empty());
        for (other, environment) in documents.iter().zip(ENVIRONMENTS) {
            assert!(documents[0] == *other, "{document:?} {year} as {format} in {environment:?}");
        }
    }
}

#[test]
fn documents_are_the_same_bytes_everywhere() {
    for document in DOCUMENTS {
        thread::scope(|scope| {
            for year in YEARS {
                scope.spawn(move || documents_of(year, document));
            }
        });
    }
}
