//! Every address of Blether, once. The server's `router.rs` mounts the patterns; pages link by the functions.

use domain::{language::Language, survey::Audience};

/// Where a code is typed.
pub const HOME: &str = "/";
/// Where the typed code is looked up: `?code=…`.
pub const FIND: &str = "/s";
/// Who is answering?
pub const LINK: &str = "/s/{link}";
/// The form of one audience.
pub const FORM: &str = "/s/{link}/{audience}";
/// The field of an address that names its language; without it a page is English. It is remembered nowhere else.
pub const LANGUAGE: &str = "lang";
/// The form of one audience to print.
pub const PAPER: &str = "/s/{link}/{audience}/paper";
/// From one person to the next, on one phone.
pub const HAND_OVER: &str = "/s/{link}/pass-on";
/// Results by the three pictures of a wave: `?picture=…`, three times.
pub const PICTURES: &str = "/pictures";
/// The field of a chosen picture.
pub const PICTURE: &str = "picture";
/// After Send.
pub const THANKS: &str = "/s/{link}/thanks";
/// A worker's tablet: kiosk mode is set up and ended here.
pub const KIOSK: &str = "/s/{link}/kiosk";
/// In kiosk mode, after Send: the tablet goes to the next person.
pub const NEXT: &str = "/s/{link}/next";
/// What waits on this phone; sealed answers are posted here.
pub const OUTBOX: &str = "/outbox";
/// The public key that phones seal to.
pub const OUTBOX_KEY: &str = "/outbox/key";
/// The script that sends from the outbox when no page is open. At the top, so that it may speak for every page.
pub const WORKER: &str = "/worker.js";
/// What a phone needs to know to put Blether among its apps.
pub const MANIFEST: &str = "/manifest.webmanifest";
/// Results; `.json` and `.csv` after the code give the same numbers as files.
pub const RESULTS: &str = "/results/{wave}";
/// For staff: a link's poster to print. `?audience=…` where it is for one, and the language that it speaks.
pub const POSTER: &str = "/staff/links/{link}/poster";
/// For staff: the same on four small cards.
pub const CARDS: &str = "/staff/links/{link}/cards";
/// For staff: a link's QR code as a drawing.
pub const QR_SVG: &str = "/staff/links/{link}/qr.svg";
/// For staff: the same as a picture.
pub const QR_PNG: &str = "/staff/links/{link}/qr.png";
/// The field of an address that names an audience; without it a poster is for everyone.
pub const AUDIENCE: &str = "audience";
/// Leave this page.
pub const LEAVE: &str = "/leave";
/// Files that never change: the name holds a hash of all of them.
pub const ASSET: &str = "/a/{hash}/{file}";
/// What their addresses begin with.
pub const FILES: &str = "/a/";

/// The staff's side: its cookie goes to no address that does not begin so.
pub const STAFF: &str = "/staff";
/// Address and passphrase.
pub const SIGN_IN: &str = "/staff/sign-in";
/// The second factor: given, or set up.
pub const SECOND: &str = "/staff/second";
/// Ends the session.
pub const SIGN_OUT: &str = "/staff/sign-out";
/// A link that is sent once and opens once.
pub const JOIN: &str = "/staff/join/{secret}";
/// One's own account.
pub const ACCOUNT: &str = "/staff/account";
/// Another passphrase.
pub const PASSPHRASE: &str = "/staff/account/passphrase";
/// Ends every other session.
pub const ELSEWHERE: &str = "/staff/account/elsewhere";

/// The second factor by a passkey.
pub const SECOND_PASSKEY: &str = "/staff/second/passkey";
/// One's passkeys; one more.
pub const PASSKEYS: &str = "/staff/account/passkeys";
/// One fewer.
pub const PASSKEY_REMOVED: &str = "/staff/account/passkeys/removed";

/// To the provider: single sign-on. Its own cookie goes to addresses that begin so, and to no other.
pub const PROVIDER: &str = "/staff/provider";
/// The same, to take an invitation.
pub const PROVIDER_FOR: &str = "/staff/provider/join/{secret}";
/// And back: the provider is told this address.
pub const PROVIDER_BACK: &str = "/staff/provider/back";
/// Whoever came back joins.
pub const PROVIDER_JOIN: &str = "/staff/provider/join";
/// Whoever is in sets out, and links who came back.
pub const PROVIDER_LINK: &str = "/staff/provider/link";
/// Unlinks it.
pub const PROVIDER_UNLINK: &str = "/staff/provider/unlink";

/// Who may do what.
pub const PEOPLE: &str = "/staff/people";
/// Somebody new.
pub const INVITE: &str = "/staff/partnerships/{partnership}/invite";
/// What somebody may do for one partnership.
pub const ROLES: &str = "/staff/partnerships/{partnership}/roles";
/// A way back in for somebody.
pub const AGAIN: &str = "/staff/partnerships/{partnership}/again";
/// Who did what.
pub const AUDIT: &str = "/staff/audit";
/// The same as a file.
pub const AUDIT_FILE: &str = "/staff/audit.csv";
/// A wave, as its partnership sees it.
pub const STAFF_WAVE: &str = "/staff/waves/{wave}";
/// Closes it, for good.
pub const CLOSE_WAVE: &str = "/staff/waves/{wave}/close";
/// What a release of it would show and hide.
pub const DRY_RUN: &str = "/staff/waves/{wave}/dry-run";
/// Makes its results public, for good.
pub const RELEASE: &str = "/staff/waves/{wave}/release";
/// One more link to it.
pub const LINKS: &str = "/staff/waves/{wave}/links";
/// Closes a link, or opens it again.
pub const LINK_CLOSED: &str = "/staff/links/{link}/closed";
/// Opens one.
pub const OPEN_WAVE: &str = "/staff/partnerships/{partnership}/open";

/// Which surveys there are.
pub const SURVEYS: &str = "/staff/surveys";
/// An audience's form of a survey, to look at; nothing is sent.
pub const PREVIEW: &str = "/staff/preview/{survey}/{audience}";
/// After Send in a preview.
pub const PREVIEWED: &str = "/staff/preview/{survey}/thanks";

/// Whether the server lives: for the machinery around it, never linked from a page.
pub const HEALTHZ: &str = "/healthz";
/// Whether it can take answers now.
pub const READYZ: &str = "/readyz";
/// Figures for those who run it, on a listener of their own.
pub const METRICS: &str = "/metrics";

/// That address in that language.
#[must_use]
pub fn in_language(path: &str, language: Language) -> String {
    match language {
        Language::English => path.to_owned(),
        other => format!("{path}{}{LANGUAGE}={other}", if path.contains('?') { '&' } else { '?' }),
    }
}

/// Who is answering?
#[must_use]
pub fn link(link: &str) -> String {
    format!("/s/{link}")
}

/// The form of one audience.
#[must_use]
pub fn form(link: &str, audience: Audience) -> String {
    format!("/s/{link}/{audience}")
}

/// The form of one audience to print.
#[must_use]
pub fn paper(link: &str, audience: Audience) -> String {
    format!("/s/{link}/{audience}/paper")
}

/// From one person to the next.
#[must_use]
pub fn hand_over(link: &str) -> String {
    format!("/s/{link}/pass-on")
}

/// After Send.
#[must_use]
pub fn thanks(link: &str) -> String {
    format!("/s/{link}/thanks")
}

/// Where kiosk mode is set up and ended.
#[must_use]
pub fn kiosk(link: &str) -> String {
    format!("/s/{link}/kiosk")
}

/// In kiosk mode, after Send.
#[must_use]
pub fn next(link: &str) -> String {
    format!("/s/{link}/next")
}

/// A wave's results.
#[must_use]
pub fn results(wave: &str) -> String {
    format!("/results/{wave}")
}

/// A wave's results for one of its areas or larger areas.
#[must_use]
pub fn results_in(wave: &str, area: &str) -> String {
    format!("/results/{wave}?area={area}")
}

/// A wave's results as a file.
#[must_use]
pub fn results_file(wave: &str, extension: &str) -> String {
    format!("/results/{wave}.{extension}")
}

/// Where a preview's addresses begin.
#[must_use]
pub fn preview(survey: &str) -> String {
    format!("/staff/preview/{survey}")
}

/// A one-time link.
#[must_use]
pub fn join(secret: &str) -> String {
    format!("/staff/join/{secret}")
}

/// To the provider, to take an invitation.
#[must_use]
pub fn provider_for(secret: &str) -> String {
    format!("/staff/provider/join/{secret}")
}

/// Somebody new for a partnership.
#[must_use]
pub fn invite(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/invite")
}

/// What somebody may do for a partnership.
#[must_use]
pub fn roles(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/roles")
}

/// A way back in for somebody of a partnership.
#[must_use]
pub fn again(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/again")
}

/// A wave, as its partnership sees it.
#[must_use]
pub fn staff_wave(wave: &str) -> String {
    format!("/staff/waves/{wave}")
}

/// Closes a wave.
#[must_use]
pub fn close_wave(wave: &str) -> String {
    format!("/staff/waves/{wave}/close")
}

/// What a release of a wave would show and hide.
#[must_use]
pub fn dry_run(wave: &str) -> String {
    format!("/staff/waves/{wave}/dry-run")
}

/// Makes a wave's results public.
#[must_use]
pub fn release(wave: &str) -> String {
    format!("/staff/waves/{wave}/release")
}

/// One more link to a wave.
#[must_use]
pub fn links(wave: &str) -> String {
    format!("/staff/waves/{wave}/links")
}

/// Closes a link, or opens it again.
#[must_use]
pub fn link_closed(link: &str) -> String {
    format!("/staff/links/{link}/closed")
}

/// Opens a wave of a partnership.
#[must_use]
pub fn open_wave(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/open")
}

/// A link's poster, for an audience or for everyone.
#[must_use]
pub fn poster(link: &str, audience: Option<Audience>) -> String {
    for_audience(format!("/staff/links/{link}/poster"), audience)
}

/// A link's cards, for an audience or for everyone.
#[must_use]
pub fn cards(link: &str, audience: Option<Audience>) -> String {
    for_audience(format!("/staff/links/{link}/cards"), audience)
}

fn for_audience(path: String, audience: Option<Audience>) -> String {
    match audience {
        Some(audience) => format!("{path}?{AUDIENCE}={audience}"),
        None => path,
    }
}

/// A link's QR code as a drawing.
#[must_use]
pub fn qr_svg(link: &str) -> String {
    format!("/staff/links/{link}/qr.svg")
}

/// A link's QR code as a picture.
#[must_use]
pub fn qr_png(link: &str) -> String {
    format!("/staff/links/{link}/qr.png")
}

/// A file that never changes.
#[must_use]
pub fn asset(hash: &str, file: &str) -> String {
    format!("/a/{hash}/{file}")
}
