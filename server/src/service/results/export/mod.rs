//! A release as files and for programs. All of them are written from one list of [`record::Record`]s, so that no two can differ.

mod api;
mod book;
mod columns;
mod csvw;
mod dictionary;
mod label;
mod listed;
mod notes;
mod ods;
mod record;
mod sheets;
mod table;
#[cfg(test)]
mod tests;
mod xlsx;

use sha2::{Digest as _, Sha256};

use super::Published;
use crate::service::ServiceError;

pub use listed::listed;

/// Raised whenever the same release is written in another way, so that nobody's copy is taken for the new one; a test notices.
const SHAPE: &str = "1";

/// A file of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// The release itself, as it was kept: anyone can check its hash.
    Json,
    /// The long, tidy table.
    Csv,
    /// Its description for machines (W3C, *Metadata Vocabulary for Tabular Data*).
    CsvMetadata,
    /// What its columns and codes mean, and how each audience was asked.
    Dictionary,
    /// A workbook for Excel (Office Open XML).
    Xlsx,
    /// A workbook for LibreOffice (OpenDocument).
    Ods,
    /// The release with labels, as programs read it.
    Api,
}

impl File {
    /// Those that have an address of their own beside the results page.
    pub const DOWNLOADS: [Self; 6] = [Self::Json, Self::Csv, Self::CsvMetadata, Self::Dictionary, Self::Xlsx, Self::Ods];

    /// What stands after the wave's code and a full stop.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::Api => "json",
            Self::Csv => "csv",
            Self::CsvMetadata => "csv-metadata.json",
            Self::Dictionary => "dictionary.csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
        }
    }

    /// The download with that extension.
    #[must_use]
    pub fn with_extension(extension: &str) -> Option<Self> {
        Self::DOWNLOADS.into_iter().find(|file| file.extension() == extension)
    }

    /// Its media type: RFC 7111 and 4180 for CSV, the W3C's for its description, IANA's for workbooks.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::Api => "application/json",
            Self::Csv | Self::Dictionary => "text/csv; charset=utf-8",
            Self::CsvMetadata => "application/csvm+json",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }
}

impl Published {
    /// A file of the release. The same release, under the same names, gives the same bytes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&self, file: File) -> Result<Vec<u8>, ServiceError> {
        match file {
            File::Json => Ok(self.body.clone().into_bytes()),
            File::Csv => table::csv(self),
            File::CsvMetadata => csvw::metadata(self),
            File::Dictionary => dictionary::csv(self),
            File::Xlsx => xlsx::write(&sheets::book(self)),
            File::Ods => ods::write(&sheets::book(self)),
            File::Api => api::json(self),
        }
    }

    /// What a file depends on, as a short text: it stays while the file does. Beside the release that is what its places are called, which
    /// an administrator may change, and how files are written.
    #[must_use]
    pub fn tag(&self, file: File) -> String {
        let names = self.areas.iter().chain(&self.larger_areas).map(|(_, name)| name.as_str());
        let mut digest = Sha256::new();
        for part in [self.hash.as_str(), SHAPE, &self.everywhere].into_iter().chain(names) {
            digest.update(part);
            digest.update([0]);
        }
        let digest: String = digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        format!("{digest}-{}", if file == File::Api { "api" } else { file.extension() })
    }

    /// What a downloaded file is called.
    #[must_use]
    pub fn file_name(&self, file: File) -> String {
        format!("blether-{}.{}", self.release.wave, file.extension())
    }
}

/// A file that could not be written.
fn unwritten(error: impl std::fmt::Display) -> ServiceError {
    ServiceError::File(error.to_string())
}
