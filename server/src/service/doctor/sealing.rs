//! The key that seals what waits in `pending`: is it there, ours alone, and does it open what waits?

use super::Finding;
use crate::{config::Config, store::Db};

// The place for the check of the setting `pending_key`, which comes with sealing itself. It should say `wrong` where the file is missing
// or does not open what waits, and judge its permissions by the rule "file permissions" (`super::finding`, `crate::machine::permissions`).
/// Checks the key: nothing to check as long as nothing is sealed.
pub(super) async fn sealing(_config: &Config, _db: &Db) -> Vec<Finding> {
    Vec::new()
}
