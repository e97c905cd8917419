//! The staff's side. Every route stands in [`routes`] with who may take it; [`guard`] asks before a handler is reached.

mod account;
mod areas;
mod audit;
mod calendar;
mod codebook;
mod coding;
mod desk;
mod door;
mod drafts;
pub mod guard;
mod link;
mod notices;
mod partnership;
mod passkey;
mod people;
mod provider;
mod release;
mod shares;
mod slips;
mod surveys;
mod wave;
mod waves;
mod word_keys;
mod words_release;

use app::paths;
use axum::{
    Router,
    http::Method,
    middleware,
    routing::{MethodRouter, get, post},
};
use domain::staff::Act;

use std::borrow::Cow;

use app::{components::staff::FieldError, pages::staff::PartnershipView};
use domain::{staff::Person, survey::Id};

use self::guard::{Access, Of, SignedIn};
use super::{AppState, results};
use crate::service::{accounts::Wrong, catalogue::Catalogue};

/// One route.
pub struct Route {
    /// Its method.
    pub method: Method,
    /// Its address, a pattern of [`paths`].
    pub path: &'static str,
    /// Who may take it.
    pub access: Access,
    /// Whether it is a try to come in: each network has so many at a time.
    pub tries: bool,
    handler: MethodRouter<AppState>,
}

fn reads(path: &'static str, access: Access, handler: MethodRouter<AppState>) -> Route {
    Route { method: Method::GET, path, access, tries: false, handler }
}

fn writes(path: &'static str, access: Access, handler: MethodRouter<AppState>) -> Route {
    Route { method: Method::POST, path, access, tries: false, handler }
}

fn tries(route: Route) -> Route {
    Route { tries: true, ..route }
}

/// Every staff route, in one readable table.
#[must_use]
pub fn routes() -> Vec<Route> {
    let views = results::full().into_iter().map(|([path, _], handler)| reads(path, Access::May(Act::See, Of::Wave), handler));
    pages().into_iter().chain(views).collect()
}

/// All of them but the views of results.
fn pages() -> Vec<Route> {
    vec![
        // The way in
        reads(paths::SIGN_IN, Access::Anyone, get(door::sign_in_page)),
        tries(writes(paths::SIGN_IN, Access::Anyone, post(door::sign_in))),
        reads(paths::JOIN, Access::Anyone, get(door::join_page)),
        tries(writes(paths::JOIN, Access::Anyone, post(door::join))),
        reads(paths::SECOND, Access::HalfIn, get(door::second_page)),
        tries(writes(paths::SECOND, Access::HalfIn, post(door::second))),
        writes(paths::SIGN_OUT, Access::HalfIn, post(door::sign_out)),
        // One's own account; lists that show each what they may see
        reads(paths::STAFF, Access::SignedIn, get(waves::waves)),
        reads(paths::CALENDAR, Access::SignedIn, get(calendar::calendar)),
        reads(paths::PARTNERSHIPS, Access::SignedIn, get(partnership::partnerships)),
        reads(paths::SURVEYS, Access::SignedIn, get(surveys::surveys)),
        reads(paths::PREVIEW, Access::SignedIn, get(surveys::preview)),
        writes(paths::PREVIEW, Access::SignedIn, post(surveys::previewed)),
        reads(paths::PREVIEWED, Access::SignedIn, get(surveys::thanks)),
        reads(paths::PEOPLE, Access::SignedIn, get(people::people)),
        reads(paths::ACCOUNT, Access::SignedIn, get(account::account)),
        writes(paths::PASSPHRASE, Access::SignedIn, post(account::passphrase)),
        writes(paths::ELSEWHERE, Access::SignedIn, post(account::elsewhere)),
        // To the provider and back: single sign-on
        tries(reads(paths::PROVIDER, Access::Anyone, get(provider::come_in))),
        tries(reads(paths::PROVIDER_BACK, Access::Anyone, get(provider::back))),
        tries(reads(paths::PROVIDER_FOR, Access::Anyone, get(provider::to_join))),
        writes(paths::PROVIDER_JOIN, Access::Anyone, post(provider::join)),
        reads(paths::PROVIDER_LINK, Access::SignedIn, get(provider::to_link)),
        writes(paths::PROVIDER_LINK, Access::SignedIn, post(provider::link)),
        writes(paths::PROVIDER_UNLINK, Access::SignedIn, post(provider::unlink)),
        // Passkeys
        tries(writes(paths::SECOND_PASSKEY, Access::HalfIn, post(passkey::second))),
        reads(paths::PASSKEYS, Access::SignedIn, get(passkey::passkeys)),
        writes(paths::PASSKEYS, Access::SignedIn, post(passkey::add)),
        writes(paths::PASSKEY_REMOVED, Access::SignedIn, post(passkey::remove)),
        // A partnership's
        writes(paths::INVITE, Access::May(Act::Invite, Of::Partnership), post(people::invite)),
        writes(paths::ROLES, Access::May(Act::Invite, Of::Partnership), post(people::roles)),
        writes(paths::AGAIN, Access::May(Act::Invite, Of::Partnership), post(people::again)),
        reads(paths::PARTNERSHIP, Access::May(Act::See, Of::Partnership), get(partnership::partnership)),
        writes(paths::CONTROLLER, Access::May(Act::Manage, Of::Partnership), post(partnership::controller)),
        writes(paths::LINES, Access::May(Act::Manage, Of::Partnership), post(partnership::line)),
        writes(paths::LINE_CHECKED, Access::May(Act::Manage, Of::Partnership), post(partnership::checked)),
        writes(paths::LINE_REMOVED, Access::May(Act::Manage, Of::Partnership), post(partnership::removed)),
        writes(paths::DRAFTS, Access::May(Act::Manage, Of::Partnership), post(drafts::begin)),
        // Everybody's partnerships: administrators alone
        reads(paths::AREAS, Access::May(Act::Manage, Of::All), get(areas::areas)),
        writes(paths::AREAS, Access::May(Act::Manage, Of::All), post(areas::save)),
        // The plan of a wave
        reads(paths::DRAFT, Access::May(Act::See, Of::Draft), get(drafts::draft)),
        writes(paths::DRAFT, Access::May(Act::Manage, Of::Draft), post(drafts::save)),
        writes(paths::DRAFT_OPEN, Access::May(Act::Manage, Of::Draft), post(drafts::open)),
        writes(paths::DRAFT_DISCARD, Access::May(Act::Manage, Of::Draft), post(drafts::discard)),
        writes(paths::DRAFT_MACHINE, Access::May(Act::Manage, Of::Draft), post(drafts::machine)),
        reads(paths::DRAFT_NOTICES, Access::May(Act::See, Of::Draft), get(notices::notices)),
        writes(paths::DRAFT_NOTICES, Access::May(Act::Manage, Of::Draft), post(notices::change)),
        writes(paths::DRAFT_READ, Access::May(Act::Manage, Of::Draft), post(notices::read)),
        reads(paths::DRAFT_ASSESSMENT, Access::May(Act::See, Of::Draft), get(notices::assessment)),
        // A wave's
        reads(paths::STAFF_WAVE, Access::May(Act::See, Of::Wave), get(wave::wave)),
        writes(paths::LINKS, Access::May(Act::Manage, Of::Wave), post(wave::add_link)),
        reads(paths::DRY_RUN, Access::May(Act::Manage, Of::Wave), get(release::dry_run)),
        writes(paths::RELEASE, Access::May(Act::Manage, Of::Wave), post(release::release)),
        writes(paths::FIRST_RESULTS, Access::May(Act::Manage, Of::Wave), post(release::first)),
        writes(paths::CLOSE_WAVE, Access::May(Act::Manage, Of::Wave), post(wave::close)),
        // Its results in full, and the links by which they are given out
        reads(paths::SHARES, Access::May(Act::Manage, Of::Wave), get(shares::shares)),
        writes(paths::SHARES, Access::May(Act::Manage, Of::Wave), post(shares::add)),
        writes(paths::SHARE_ENDED, Access::May(Act::Manage, Of::Wave), post(shares::end)),
        // Its words, once they are read and coded
        reads(paths::WORDS_RELEASE, Access::May(Act::Manage, Of::Wave), get(words_release::dry_run)),
        writes(paths::WORDS_RELEASE, Access::May(Act::Manage, Of::Wave), post(words_release::release)),
        // The codes of its words
        reads(paths::CODEBOOK, Access::May(Act::Moderate, Of::Wave), get(codebook::codebook)),
        writes(paths::CODEBOOK, Access::May(Act::Moderate, Of::Wave), post(codebook::change)),
        writes(paths::WORDS_THEMES, Access::May(Act::Moderate, Of::Wave), post(coding::themes)),
        // A link's, and what is printed of it
        writes(paths::LINK_CLOSED, Access::May(Act::Manage, Of::Link), post(link::closed)),
        reads(paths::POSTER, Access::May(Act::See, Of::Link), get(link::poster)),
        reads(paths::CARDS, Access::May(Act::See, Of::Link), get(link::cards)),
        reads(paths::QR_SVG, Access::May(Act::See, Of::Link), get(link::qr_svg)),
        reads(paths::QR_PNG, Access::May(Act::See, Of::Link), get(link::qr_png)),
        // Its slips, where it needs them
        reads(paths::SLIPS, Access::May(Act::Manage, Of::Link), get(slips::slips)),
        writes(paths::SLIPS, Access::May(Act::Manage, Of::Link), post(slips::print)),
        // People's own words
        reads(paths::WORDS, Access::SignedIn, get(desk::words)),
        reads(paths::DESK, Access::May(Act::Moderate, Of::Wave), get(desk::desk)),
        reads(paths::DESK_TEXTS, Access::May(Act::Moderate, Of::Wave), get(desk::texts)),
        writes(paths::DECISION, Access::May(Act::Moderate, Of::Wave), post(desk::decision)),
        // Their keys
        reads(paths::WORD_KEYS, Access::SignedIn, get(word_keys::keys)),
        writes(paths::WORD_LOCK, Access::SignedIn, post(word_keys::keep)),
        writes(paths::WORD_KEY, Access::May(Act::Moderate, Of::Partnership), post(word_keys::make)),
        writes(paths::WORD_COPIES, Access::May(Act::Moderate, Of::Partnership), post(word_keys::give)),
        writes(paths::WORD_COPIES_TAKEN, Access::May(Act::Moderate, Of::Partnership), post(word_keys::take)),
        // A survey's of a partnership's own
        writes(paths::COPY_SURVEY, Access::May(Act::Manage, Of::Partnership), post(surveys::copy)),
        reads(paths::SURVEY, Access::May(Act::See, Of::Survey), get(surveys::survey)),
        writes(paths::BEGIN_DRAFT, Access::May(Act::Manage, Of::Survey), post(surveys::begin)),
        writes(paths::DISCARD_DRAFT, Access::May(Act::Manage, Of::Survey), post(surveys::discard)),
        reads(paths::PUBLISH_SURVEY, Access::May(Act::Manage, Of::Survey), get(surveys::publish_page)),
        writes(paths::PUBLISH_SURVEY, Access::May(Act::Manage, Of::Survey), post(surveys::publish)),
        reads(paths::EDIT_SURVEY, Access::May(Act::Manage, Of::Survey), get(surveys::part)),
        writes(paths::EDIT_SURVEY, Access::May(Act::Manage, Of::Survey), post(surveys::change_part)),
        writes(paths::MOVE_ITEM, Access::May(Act::Manage, Of::Survey), post(surveys::move_item)),
        reads(paths::IMPORT_SURVEY, Access::May(Act::Manage, Of::Survey), get(surveys::file_page)),
        writes(paths::IMPORT_SURVEY, Access::May(Act::Manage, Of::Survey), post(surveys::put_file)),
        reads(paths::EXPORT_SURVEY, Access::May(Act::See, Of::Survey), get(surveys::file)),
        reads(paths::PREVIEW_DRAFT, Access::May(Act::See, Of::Survey), get(surveys::preview_draft)),
        writes(paths::PREVIEW_DRAFT, Access::May(Act::See, Of::Survey), post(surveys::previewed_draft)),
        reads(paths::PREVIEWED_DRAFT, Access::May(Act::See, Of::Survey), get(surveys::thanks_draft)),
        // What was done: each sees that of the partnerships whose audit they may read
        reads(paths::AUDIT, Access::SignedIn, get(audit::audit)),
        reads(paths::AUDIT_FILE, Access::SignedIn, get(audit::file)),
    ]
}

pub(in crate::http) use self::drafts::drafts;

/// The staff's side of the site.
pub fn router(state: &AppState) -> Router<AppState> {
    routes().into_iter().fold(Router::new(), |router, Route { path, access, tries, handler, .. }| {
        let handler = if tries { handler.route_layer(middleware::from_fn_with_state(state.clone(), guard::slow)) } else { handler };
        router.route(path, handler.route_layer(middleware::from_fn_with_state((state.clone(), access), guard::guard)))
    })
}

/// The fields of a post, in order: a name may stand more than once.
pub(super) struct Fields<'a>(pub(super) Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Fields<'a> {
    fn read(body: &'a [u8]) -> Self {
        Self(form_urlencoded::parse(body).collect())
    }

    /// The first value of that name; empty where there is none.
    fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_ref())
    }
}

fn field_error(wrong: Wrong) -> FieldError {
    FieldError { field: wrong.field.to_owned(), why: wrong.why.to_owned() }
}

fn partnership_view(catalogue: &Catalogue, id: &Id) -> PartnershipView {
    PartnershipView { id: id.to_string(), name: catalogue.areas().name(id).unwrap_or(id.as_str()).to_owned() }
}

/// What somebody may do, a line each.
fn roles_in_words(catalogue: &Catalogue, person: &Person) -> Vec<String> {
    let roles = person.roles.iter().flat_map(|(partnership, roles)| {
        let name = partnership_view(catalogue, partnership).name;
        roles.iter().map(move |role| format!("{role} for {name}: {}", role.can()))
    });
    person.administrator.then(|| "administrator: everything, for every partnership".to_owned()).into_iter().chain(roles).collect()
}

/// For which partnerships a page offers an act: those where they have the role. An administrator, who has all, names one in the address.
fn offered(state: &AppState, signed_in: &SignedIn, act: Act, named: Option<&str>) -> Vec<Id> {
    let me = &signed_in.session.account.person;
    if !me.administrator {
        return me.roles.keys().filter(|id| me.may(act, Some(id))).cloned().collect();
    }
    let named = named.and_then(|name| state.catalogue.partnership(name)).map(|partnership| partnership.id.clone());
    named.or_else(|| signed_in.partnership.clone()).into_iter().collect()
}

/// What an administrator chooses a partnership from; others need not.
fn choice(state: &AppState, signed_in: &SignedIn) -> Vec<PartnershipView> {
    let all = if signed_in.session.account.person.administrator { state.catalogue.partnerships() } else { Vec::new() };
    all.into_iter().map(|partnership| partnership_view(&state.catalogue, &partnership.id)).collect()
}

/// `?partnership=…`
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Named {
    partnership: Option<String>,
}
