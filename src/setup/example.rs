//! The example that `bontot init --example` copies: the files of `examples/kon-tum-2023`, as they stand there.

macro_rules! files {
    ($($path:literal,)+) => {
        &[$(($path, include_str!(concat!("../../examples/kon-tum-2023/", $path))),)+]
    };
}

/// Every file, by its path. A test holds the list against the folder.
pub const FILES: &[(&str, &str)] = files! {
    "2023/assessments/meeting/cb-dai-doi-3.csv",
    "2023/assessments/meeting/cb-thi-diem-3.csv",
    "2023/assessments/meeting/cb-thi-diem-4.csv",
    "2023/assessments/meeting/cb-thi-diem-5.csv",
    "2023/assessments/meeting/cb-thi-diem-6.csv",
    "2023/assessments/meeting/cb-thong-tin.csv",
    "2023/assessments/recognition/cb-dai-doi-3.csv",
    "2023/assessments/recognition/cb-thi-diem-3.csv",
    "2023/assessments/recognition/cb-thi-diem-4.toml",
    "2023/assessments/recognition/cb-thi-diem-5.csv",
    "2023/assessments/recognition/cb-thi-diem-6.csv",
    "2023/assessments/recognition/cb-thong-tin.csv",
    "2023/assessments/recognition/db-thi-diem.csv",
    "2023/assignments.csv",
    "2023/decisions.csv",
    "2023/events.csv",
    "2023/facts.csv",
    "2023/findings.csv",
    "README.md",
    "bontot.toml",
    "evidence/2023/nghi-quyet-nam-cb-thong-tin.md",
    "evidence/2023/sinh-hoat-chuyen-de-cb-thong-tin.md",
    "organisations.csv",
};
