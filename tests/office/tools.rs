//! LibreOffice, Chromium and the tools that read what they write, each run with a profile of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The settings of a Vietnamese desktop.
const VIETNAMESE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
"#;
/// Semicolons, UTF-8, from line 1, Vietnamese (0x042A), quoted text as usual, numbers and dates detected.
const CSV_IN: &str = "CSV:59,34,76,1,,1066,false,true";
/// Commas, UTF-8, cells as they are shown.
const CSV_OUT: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1066,false,true,false";
/// Every sheet, each into a file of its own.
const EVERY_SHEET: &str = ",false,false,-1";

/// Runs a tool to its end.
#[track_caller]
pub fn run<A: AsRef<OsStr>>(tool: &str, arguments: &[A]) -> Output {
    let output = Command::new(tool).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{tool}: {error}; .ci/run installs it"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool}: {}\n{said}", output.status);
    output
}

#[track_caller]
pub fn output<A: AsRef<OsStr>>(tool: &str, arguments: &[A]) -> String {
    String::from_utf8(run(tool, arguments).stdout).expect("the tool writes UTF-8")
}

/// The arguments of a LibreOffice without a screen, whose profile is in `folder`.
fn vietnamese(folder: &Path) -> Vec<String> {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).expect("a folder for the profile");
    fs::write(profile.join("user/registrymodifications.xcu"), VIETNAMESE).expect("the settings");
    vec![format!("-env:UserInstallation=file://{}", profile.display()), "--headless".to_owned()]
}

/// Opens a workbook with LibreOffice, and saves it in another format into `folder`.
#[track_caller]
pub fn converted_by_libreoffice(file: &Path, extension: &str, folder: &Path) {
    let mut arguments = vietnamese(folder);
    arguments.extend(["--convert-to", extension, "--outdir"].map(str::to_owned));
    arguments.extend([folder, file].map(|path| path.display().to_string()));
    run("soffice", &arguments);
}

/// Opens workbooks or files of CSV for Excel with LibreOffice, and saves each sheet as CSV into `folder`.
#[track_caller]
pub fn opened_by_libreoffice(files: &[PathBuf], folder: &Path) {
    let mut arguments = vietnamese(folder);
    let is_csv = files.iter().any(|file| file.extension() == Some(OsStr::new("csv")));
    arguments.extend(is_csv.then(|| format!("--infilter={CSV_IN}")));
    let filter = CSV_OUT.to_owned() + if is_csv { "" } else { EVERY_SHEET };
    arguments.extend(["--convert-to", &filter, "--outdir"].map(str::to_owned));
    arguments.push(folder.display().to_string());
    arguments.extend(files.iter().map(|file| file.display().to_string()));
    run("soffice", &arguments);
}

/// What Chromium said and asked for while it printed a page.
pub struct Printed {
    pub said: String,
    pub asked_for: Vec<String>,
}

/// Prints a page into a PDF as a desktop user would, and keeps a log of the network.
#[track_caller]
pub fn printed_by_chromium(page: &Path, pdf: &Path, folder: &Path) -> Printed {
    let log = folder.join("net.json");
    let mut arguments = quiet(folder);
    arguments.push("--no-pdf-header-footer".to_owned());
    arguments.push(format!("--log-net-log={}", log.display()));
    arguments.push(format!("--print-to-pdf={}", pdf.display()));
    arguments.push(format!("file://{}", page.display()));
    let said = String::from_utf8_lossy(&run("chromium", &arguments).stderr).into_owned();
    Printed { said, asked_for: addresses(&super::text(&log)) }
}

/// What Chromium made of a page when its script had run, and what it said.
#[track_caller]
pub fn shown_by_chromium(page: &Path, folder: &Path) -> (String, String) {
    shown(page, quiet(folder))
}

/// The same on a screen as narrow as Chromium's windows get, some 500 pixels: the page takes it for a phone.
#[track_caller]
pub fn shown_on_a_phone(page: &Path, folder: &Path) -> (String, String) {
    let mut arguments = quiet(folder);
    arguments.push("--window-size=390,844".to_owned());
    shown(page, arguments)
}

#[track_caller]
fn shown(page: &Path, mut arguments: Vec<String>) -> (String, String) {
    arguments.extend(["--dump-dom".to_owned(), format!("file://{}", page.display())]);
    let shown = run("chromium", &arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&shown.stdout), text(&shown.stderr))
}

/// Without a screen, with a profile of its own, and without Chromium's own errands.
fn quiet(folder: &Path) -> Vec<String> {
    let mut arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-features=NetworkTimeServiceQuerying",
        "--disable-sync",
        "--no-first-run",
        "--enable-logging=stderr",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", folder.join("chromium").display()));
    arguments
}

/// The addresses that a log of the network names as asked for by a page. Chromium's own services ask as well,
/// for the time and for updates; those requests have no origin.
fn addresses(log: &str) -> Vec<String> {
    let requests = log.split("\"initiator\":\"").skip(1).filter(|rest| !rest.starts_with("not an origin"));
    let after = requests.filter_map(|rest| rest.lines().next()?.split_once("\"url\":\""));
    let found = after.filter_map(|(_, rest)| rest.split('"').next());
    found.filter(|address| !address.starts_with("file:")).map(str::to_owned).collect()
}
