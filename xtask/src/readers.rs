//! `cargo xtask readers`: other people's programs read our files. It installs nothing: what is missing it names.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail, ensure};

use crate::{
    place::{ours, output},
    run::{build_server, demo},
};

/// What `blether results --format` is asked for, and what the file is called after the wave's code.
const FILES: [(&str, &str); 6] = [
    ("json", "json"),
    ("csv", "csv"),
    ("csv-metadata", "csv-metadata.json"),
    ("dictionary", "dictionary.csv"),
    ("xlsx", "xlsx"),
    ("ods", "ods"),
];

/// The last sheet of a workbook: the CSV file's cells.
const ALL: &str = "All numbers";

/// LibreOffice's words for CSV: commas, quotation marks, UTF-8, from line 1, as shown, every sheet (its *Filter Options*, tokens 1 to 12).
const EVERY_SHEET: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

/// A demo's files through LibreOffice, two validators of tables, and one of the API's description.
pub(crate) fn readers(tools: Option<&Path>) -> Result<()> {
    let program = build_server(false)?;
    let folder = tempfile::Builder::new().prefix("blether-readers-").tempdir()?;
    let made = demo(&program, &folder.path().join("data"), 3_000)?;
    let wave = made.code("released")?;
    let site = folder.path().join("site");
    fs::create_dir_all(&site)?;
    for (format, extension) in FILES {
        let mut command = ours(&program);
        command.args(["results", wave, "--format", format, "--data"]).arg(folder.path().join("data"));
        let printed = command.output()?;
        ensure!(printed.status.success(), "{format}: {}", String::from_utf8_lossy(&printed.stderr));
        fs::write(site.join(format!("{wave}.{extension}")), printed.stdout)?;
    }
    let mut missing = Vec::new();
    let mut reads = |name: &str, install: &str, read: &dyn Fn(&Path) -> Result<String>| match found(name, tools) {
        Some(program) => read(&program).map(|said| println!("{name}: {said}")),
        None => {
            missing.push(format!("{name} ({install})"));
            Ok(())
        }
    };
    reads("soffice", "apt-get install --no-install-recommends libreoffice-calc-nogui", &|office| workbooks(office, folder.path(), wave))?;
    reads("csvwvalidate", "pip install csvw", &|validator| described(validator, &site, wave))?;
    reads("frictionless", "pip install frictionless", &|validator| {
        let tables = [format!("{wave}.csv"), format!("{wave}.dictionary.csv")];
        output(Command::new(validator).arg("validate").args(tables).current_dir(&site))?;
        Ok("both tables are valid".to_owned())
    })?;
    reads("openapi-spec-validator", "pip install openapi-spec-validator", &|validator| {
        output(Command::new(validator).arg(crate::place::root().join("server/src/http/api/openapi.json")))?;
        Ok("the description is valid OpenAPI 3.1".to_owned())
    })?;
    ensure!(missing.is_empty(), "not looked at, for want of: {}", missing.join("; "));
    Ok(())
}

/// A program in the folder that was named, or on the path.
fn found(name: &str, tools: Option<&Path>) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = tools.map(Path::to_path_buf).into_iter().chain(env::split_paths(&path));
    folders.map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// LibreOffice reads both workbooks, sheet by sheet: each holds the same cells, and the last sheet is the CSV file.
fn workbooks(office: &Path, folder: &Path, wave: &str) -> Result<String> {
    let site = folder.join("site");
    let sheets = |extension: &str| -> Result<Vec<(String, Vec<Vec<String>>)>> {
        let out = folder.join(extension);
        let mut convert = Command::new(office);
        convert.args(["--headless", "--norestore"]).arg(format!("-env:UserInstallation=file://{}", folder.join("office").display()));
        output(convert.args(["--convert-to", EVERY_SHEET, "--outdir"]).arg(&out).arg(site.join(format!("{wave}.{extension}"))))?;
        let mut sheets = Vec::new();
        for entry in fs::read_dir(&out).with_context(|| format!("LibreOffice wrote nothing of the {extension}"))? {
            let entry = entry?;
            sheets.push((entry.file_name().to_string_lossy().into_owned(), table(&entry.path())?));
        }
        sheets.sort();
        Ok(sheets)
    };
    let (xlsx, ods) = (sheets("xlsx")?, sheets("ods")?);
    ensure!(xlsx == ods, "XLSX and ODS hold other cells");
    let (_, last) = xlsx.iter().find(|(name, _)| name.contains(ALL)).with_context(|| format!("no sheet «{ALL}»"))?;
    ensure!(*last == table(&site.join(format!("{wave}.csv")))?, "«{ALL}» is not the CSV file");
    let cells: usize = xlsx.iter().flat_map(|(_, rows)| rows).map(Vec::len).sum();
    Ok(format!("XLSX and ODS hold the same {cells} cells on {} sheets, and the last sheet is the CSV file", xlsx.len()))
}

fn table(path: &Path) -> Result<Vec<Vec<String>>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path)?;
    reader.records().map(|line| Ok(line?.iter().map(str::to_owned).collect())).collect()
}

/// The tables are what their description says; a number that is none, and a line twice, are refused.
fn described(validator: &Path, site: &Path, wave: &str) -> Result<String> {
    let (csv, description) = (site.join(format!("{wave}.csv")), site.join(format!("{wave}.csv-metadata.json")));
    let valid = || output(Command::new(validator).arg(&description));
    valid()?;
    let whole = fs::read_to_string(&csv)?;
    let twice = whole.lines().nth(1).map(|line| format!("{whole}{line}\n")).unwrap_or_default();
    for (broken, what) in [(whole.replacen(",rounded,", ",rounded,many", 1), "a number that is none"), (twice, "a line twice")] {
        fs::write(&csv, broken)?;
        if valid().is_ok() {
            bail!("the validator takes {what}: it proves nothing");
        }
    }
    fs::write(&csv, whole)?;
    Ok("both tables are what their description says; broken ones are refused".to_owned())
}
