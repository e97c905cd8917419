//! Once more: whoever changes how their account is opened shows that it is they, not somebody at a desk that was left (OWASP ASVS 5, 7.5.1 to 7.5.3).

use super::{
    Accounts, Wrong, passphrase, second,
    sign_in::{Lock, next_try, row},
    wrong,
};
use crate::{service::ServiceError, store::Account};

impl Accounts {
    /// Nothing where what was typed is their passphrase, or the code that their authenticator shows now; else what is wrong with that field. A
    /// recovery code is not asked for: it would be used up.
    ///
    /// # Errors
    /// When the store fails, or another key sealed the second factor.
    pub async fn proven(&self, account: &Account, typed: String, field: &'static str, now: i64) -> Result<Option<Wrong>, ServiceError> {
        let row = row(Lock::Again, &account.email);
        if self.db.count_try(&row, now, next_try).await? > 0 {
            return Ok(Some(wrong(field, "Too many tries. Wait a quarter of an hour and try again.")));
        }
        if self.is_code(account, &typed, now).await? || self.is_passphrase(account, typed).await? {
            self.db.forgive(&row).await?;
            return Ok(None);
        }
        Ok(Some(wrong(field, "This is neither your passphrase nor a code that shows now and was not used before.")))
    }

    async fn is_code(&self, account: &Account, typed: &str, now: i64) -> Result<bool, ServiceError> {
        let Some(sealed) = &account.second_factor else { return Ok(false) };
        let secret = self.db.open_second_factor(&account.id, sealed)?;
        match second::step(&secret, typed, now)? {
            Some(step) => Ok(self.db.use_step(&account.id, step).await?),
            None => Ok(false),
        }
    }

    async fn is_passphrase(&self, account: &Account, typed: String) -> Result<bool, ServiceError> {
        let fits = typed.chars().count() <= passphrase::LONGEST;
        Ok(fits && passphrase::is_right(typed, account.kept()).await?)
    }
}
