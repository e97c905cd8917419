//! `blether user …`: accounts from the command line, where nobody signs in.

use std::collections::BTreeMap;

use app::paths;
use domain::staff::Person;

use super::{CliError, UserCommand};
use crate::{
    service::{
        accounts::{Accounts, COMMAND_LINE, Secret, entry},
        catalogue::Catalogue,
    },
    store::{Account, Db},
};

pub(super) async fn run(command: UserCommand, db: &Db, catalogue: &Catalogue, address: &str, now: i64) -> Result<(), CliError> {
    let accounts = Accounts::new(db.clone());
    match command {
        UserCommand::Add { email, administrator, partnership, role } => {
            let mut person = Person { administrator, roles: BTreeMap::new() };
            if let Some(name) = partnership {
                let low = name.trim().to_lowercase();
                let all = catalogue.partnerships();
                let known = || all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
                let found = all.iter().find(|one| one.id.as_str() == low || one.name.to_lowercase() == low);
                let found = found.ok_or_else(|| CliError::NoSuchPartnership(name, known()))?;
                person.roles.insert(found.id.clone(), role);
            }
            let secret = accounts.invite(COMMAND_LINE, &email, person, now).await?.map_err(|wrong| CliError::NotInvited(wrong.why))?;
            print_link(&email, address, &secret);
        }
        UserCommand::Reset { email } => {
            let account = find(db, &email).await?;
            print_link(&account.email, address, &accounts.invite_again(COMMAND_LINE, &account, now).await?);
        }
        UserCommand::Remove { email } => {
            let account = find(db, &email).await?;
            db.remove_account(&account.id, &entry(now, COMMAND_LINE, "took an account away", None, &account.email)).await?;
            println!("removed {}", account.email);
        }
        UserCommand::List => {
            for account in db.accounts().await? {
                let roles = account.person.roles.iter().map(|(partnership, roles)| {
                    format!("{partnership}: {}", roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", "))
                });
                let all = account.person.administrator.then(|| "administrator".to_owned()).into_iter().chain(roles).collect::<Vec<_>>();
                let second = if account.second_factor.is_some() { "" } else { " (no authenticator yet)" };
                println!("{} {}: {}{second}", account.email, account.name, all.join("; "));
            }
        }
    }
    Ok(())
}

async fn find(db: &Db, email: &str) -> Result<Account, CliError> {
    db.account_of(email.trim()).await?.ok_or_else(|| CliError::NoSuchUser(email.to_owned()))
}

fn print_link(email: &str, address: &str, secret: &Secret) {
    println!("For {email}, once:");
    println!("{address}{}", paths::join(&secret.write()));
}
