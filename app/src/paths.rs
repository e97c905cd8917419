//! Every address of Blether, once. The server's `router.rs` mounts the patterns; pages link by the functions. Long, so
//! that no address stands anywhere else.

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
/// What happens to answers: the privacy notices of a wave.
pub const PRIVACY: &str = "/s/{link}/privacy";
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
/// Results for everyone, in plain words; `.csv`, `.xlsx` and others after the code give the numbers as files.
pub const RESULTS: &str = "/results/{wave}";
/// Results in full, for those who plan services; like each of the following, behind sign-in and by a link that was given out.
pub const FULL_RESULTS: [&str; 2] = ["/staff/results/{wave}", "/shared/{secret}"];
/// What the addresses of links that were given out begin with.
pub const SHARED: &str = "/shared/";
/// A page a theme: `?area=…`, `?by=…`.
pub const RESULTS_THEME: [&str; 2] = ["/staff/results/{wave}/themes/{theme}", "/shared/{secret}/themes/{theme}"];
/// The same themes under a framework: its sections, or one of the survey's lenses.
pub const RESULTS_LENS: [&str; 2] = ["/staff/results/{wave}/lenses/{lens}", "/shared/{secret}/lenses/{lens}"];
/// Two groups of a wave, or two waves, side by side: `?one=…&other=…`.
pub const RESULTS_COMPARE: [&str; 2] = ["/staff/results/{wave}/compare", "/shared/{secret}/compare"];
/// A chart as a file.
pub const CHART_FILE: [&str; 2] = ["/staff/results/{wave}/charts/{file}", "/shared/{secret}/charts/{file}"];
/// The report, to print: `?area=…`.
pub const REPORT: [&str; 2] = ["/staff/results/{wave}/report", "/shared/{secret}/report"];
/// The same as a tagged PDF.
pub const REPORT_PDF: [&str; 2] = ["/staff/results/{wave}/report.pdf", "/shared/{secret}/report.pdf"];
/// A card a theme, for a wall: `?size=…`.
pub const THEME_CARDS: [&str; 2] = ["/staff/results/{wave}/cards", "/shared/{secret}/cards"];
/// Where the links stand that a wave's results in full are given out by, and what makes one.
pub const SHARES: &str = "/staff/waves/{wave}/shares";
/// Ends one.
pub const SHARE_ENDED: &str = "/staff/waves/{wave}/shares/ended";
/// What people said in their own words.
pub const RESULTS_WORDS: &str = "/results/{wave}/words";
/// The same as a file.
pub const WORDS_JSON: &str = "/results/{wave}/words.json";
/// The same as a table.
pub const WORDS_CSV: &str = "/results/{wave}/words.csv";
/// Quotes to print: `?size=…`, `?audience=…`.
pub const WORD_CARDS: &str = "/results/{wave}/words/cards";
/// What children said, for children.
pub const RESULTS_CHILDREN: &str = "/results/{wave}/children";
/// For programs: what is released.
pub const API_RESULTS: &str = "/api/v1/results";
/// For programs: a release with labels.
pub const API_RESULTS_OF: &str = "/api/v1/results/{wave}";
/// For programs: what these are, as OpenAPI describes it.
pub const OPENAPI: &str = "/api/openapi.json";
/// For programs: any other address.
pub const API_REST: &str = "/api/{*rest}";
/// For staff: what a release of a wave's words would show, and making them public.
pub const WORDS_RELEASE: &str = "/staff/waves/{wave}/words/release";
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
/// Makes the first results of an open one public, once.
pub const FIRST_RESULTS: &str = "/staff/waves/{wave}/first-results";
/// One more link to it.
pub const LINKS: &str = "/staff/waves/{wave}/links";
/// Closes a link, or opens it again.
pub const LINK_CLOSED: &str = "/staff/links/{link}/closed";
/// Begins the plan of one.
pub const DRAFTS: &str = "/staff/partnerships/{partnership}/drafts";
/// A wave before it opens: its plan, and what must be ready.
pub const DRAFT: &str = "/staff/drafts/{draft}";
/// Opens its wave.
pub const DRAFT_OPEN: &str = "/staff/drafts/{draft}/open";
/// Throws it away.
pub const DRAFT_DISCARD: &str = "/staff/drafts/{draft}/discard";
/// Says that the notices tell of what the machine's check found.
pub const DRAFT_MACHINE: &str = "/staff/drafts/{draft}/machine";
/// What its families are told of what happens to their answers.
pub const DRAFT_NOTICES: &str = "/staff/drafts/{draft}/notices";
/// Says that they are right.
pub const DRAFT_READ: &str = "/staff/drafts/{draft}/notices/read";
/// A data protection impact assessment, drafted from the plan.
pub const DRAFT_ASSESSMENT: &str = "/staff/drafts/{draft}/assessment";
/// Which partnerships there are.
pub const AREAS: &str = "/staff/areas";
/// Which partnership?
pub const PARTNERSHIPS: &str = "/staff/partnerships";
/// What a partnership says about itself: who answers for its data, its help lines.
pub const PARTNERSHIP: &str = "/staff/partnerships/{partnership}";
/// Who answers for its data.
pub const CONTROLLER: &str = "/staff/partnerships/{partnership}/controller";
/// A help line of its own, new or changed.
pub const LINES: &str = "/staff/partnerships/{partnership}/lines";
/// Somebody has checked a help line.
pub const LINE_CHECKED: &str = "/staff/partnerships/{partnership}/lines/{line}/checked";
/// Takes a help line of its own away.
pub const LINE_REMOVED: &str = "/staff/partnerships/{partnership}/lines/{line}/removed";
/// What is to come, and what is late.
pub const CALENDAR: &str = "/staff/calendar";
/// A link's slips: printed codes, each good for one response.
pub const SLIPS: &str = "/staff/links/{link}/slips";

/// Which surveys there are.
pub const SURVEYS: &str = "/staff/surveys";
/// An audience's form of a survey, to look at; nothing is sent.
pub const PREVIEW: &str = "/staff/preview/{survey}/{audience}";
/// After Send in a preview.
pub const PREVIEWED: &str = "/staff/preview/{survey}/thanks";
/// Copies a survey for a partnership, to change it.
pub const COPY_SURVEY: &str = "/staff/partnerships/{partnership}/surveys";
/// A survey of a partnership's own, and its draft.
pub const SURVEY: &str = "/staff/surveys/{survey}";
/// Begins its next version.
pub const BEGIN_DRAFT: &str = "/staff/surveys/{survey}/draft";
/// Lets go of its draft, for good.
pub const DISCARD_DRAFT: &str = "/staff/surveys/{survey}/discard";
/// What is new in its draft; makes it the next version, for good.
pub const PUBLISH_SURVEY: &str = "/staff/surveys/{survey}/publish";
/// A part of its draft to change: `title`, `child`, `item-T1`, `pl`.
pub const EDIT_SURVEY: &str = "/staff/surveys/{survey}/edit/{part}";
/// Moves an item up or down.
pub const MOVE_ITEM: &str = "/staff/surveys/{survey}/order";
/// Puts a file in.
pub const IMPORT_SURVEY: &str = "/staff/surveys/{survey}/file";
/// The survey, or a translation, as a file: `en.toml`, `pl.toml`.
pub const EXPORT_SURVEY: &str = "/staff/surveys/{survey}/files/{file}";
/// An audience's form of its draft, or of its newest version, to look at.
pub const PREVIEW_DRAFT: &str = "/staff/surveys/{survey}/preview/{audience}";
/// After Send in such a preview.
pub const PREVIEWED_DRAFT: &str = "/staff/surveys/{survey}/preview/thanks";

/// A wave's codebook: its codes, how far coders agree, merging and splitting.
pub const CODEBOOK: &str = "/staff/waves/{wave}/codebook";
/// What a coder found in a text.
pub const WORDS_THEMES: &str = "/staff/waves/{wave}/words/themes";

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

/// What happens to answers.
#[must_use]
pub fn privacy(link: &str) -> String {
    format!("/s/{link}/privacy")
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

/// A wave's results as a file.
#[must_use]
pub fn results_file(wave: &str, extension: &str) -> String {
    format!("/results/{wave}.{extension}")
}

/// A wave's results: of one of its areas, or of all of it.
#[must_use]
pub fn results_at(wave: &str, area: Option<&str>) -> String {
    in_area(results(wave), area)
}

/// Where a wave's results are read in full: by staff who are signed in, or by whoever was given a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FullResults {
    /// Behind sign-in, by the wave's code.
    OfStaff(String),
    /// By the secret of a link.
    Shared(String),
}

impl FullResults {
    /// The overview: every other address begins so.
    #[must_use]
    pub fn overview(&self) -> String {
        match self {
            Self::OfStaff(wave) => format!("/staff/results/{wave}"),
            Self::Shared(secret) => format!("/shared/{secret}"),
        }
    }

    /// The overview of an area or a larger area, or of the whole wave.
    #[must_use]
    pub fn place(&self, area: Option<&str>) -> String {
        in_area(self.overview(), area)
    }

    /// A theme.
    #[must_use]
    pub fn theme(&self, theme: &str) -> String {
        format!("{}/themes/{theme}", self.overview())
    }

    /// The themes under a framework.
    #[must_use]
    pub fn lens(&self, lens: &str) -> String {
        format!("{}/lenses/{lens}", self.overview())
    }

    /// Two sides.
    #[must_use]
    pub fn compare(&self) -> String {
        format!("{}/compare", self.overview())
    }

    /// A chart as a file: of the whole wave, or of what a page's filter shows ("area=fife").
    #[must_use]
    pub fn chart_file(&self, chart: &str, extension: &str, filter: &str) -> String {
        let mark = if filter.is_empty() { "" } else { "?" };
        format!("{}/charts/{chart}.{extension}{mark}{filter}", self.overview())
    }

    /// The report, of an area or of the whole wave.
    #[must_use]
    pub fn report(&self, area: Option<&str>) -> String {
        in_area(format!("{}/report", self.overview()), area)
    }

    /// The same as a PDF.
    #[must_use]
    pub fn report_pdf(&self, area: Option<&str>) -> String {
        in_area(format!("{}/report.pdf", self.overview()), area)
    }

    /// A card a theme, in a size.
    #[must_use]
    pub fn theme_cards(&self, size: &str) -> String {
        format!("{}/cards?size={size}", self.overview())
    }
}

fn in_area(path: String, area: Option<&str>) -> String {
    match area {
        Some(area) => format!("{path}?area={area}"),
        None => path,
    }
}

/// The links that a wave's results in full are given out by.
#[must_use]
pub fn shares(wave: &str) -> String {
    format!("/staff/waves/{wave}/shares")
}

/// Ends one of them.
#[must_use]
pub fn share_ended(wave: &str) -> String {
    format!("/staff/waves/{wave}/shares/ended")
}

/// A wave's release with labels, for programs.
#[must_use]
pub fn api_results_of(wave: &str) -> String {
    format!("{API_RESULTS}/{wave}")
}

/// What people of a wave said in their own words.
#[must_use]
pub fn results_words(wave: &str) -> String {
    format!("/results/{wave}/words")
}

/// What they said of a theme.
#[must_use]
pub fn results_words_of(wave: &str, theme: &str) -> String {
    format!("/results/{wave}/words#{theme}")
}

/// A theme's numbers.
#[must_use]
pub fn results_of(wave: &str, item: &str) -> String {
    format!("/results/{wave}#{item}")
}

/// A wave's words as a file.
#[must_use]
pub fn words_file(wave: &str, extension: &str) -> String {
    format!("/results/{wave}/words.{extension}")
}

/// What children of a wave said.
#[must_use]
pub fn results_children(wave: &str) -> String {
    format!("/results/{wave}/children")
}

/// Quotes to print.
#[must_use]
pub fn word_cards(wave: &str) -> String {
    format!("/results/{wave}/words/cards")
}

/// Quotes to print, in a size, of an audience or of everyone.
#[must_use]
pub fn word_cards_of(wave: &str, size: &str, audience: Option<Audience>) -> String {
    let of = audience.map_or_else(String::new, |audience| format!("&{AUDIENCE}={audience}"));
    format!("/results/{wave}/words/cards?size={size}{of}")
}

/// What a release of a wave's words would show, and making them public.
#[must_use]
pub fn words_release(wave: &str) -> String {
    format!("/staff/waves/{wave}/words/release")
}

/// Where a preview's addresses begin.
#[must_use]
pub fn preview(survey: &str) -> String {
    format!("/staff/preview/{survey}")
}

/// Copies a survey for a partnership.
#[must_use]
pub fn copy_survey(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/surveys")
}

/// A survey of a partnership's own.
#[must_use]
pub fn survey(survey: &str) -> String {
    format!("/staff/surveys/{survey}")
}

/// Begins a survey's next version.
#[must_use]
pub fn begin_draft(survey: &str) -> String {
    format!("/staff/surveys/{survey}/draft")
}

/// Lets go of a survey's draft.
#[must_use]
pub fn discard_draft(survey: &str) -> String {
    format!("/staff/surveys/{survey}/discard")
}

/// What is new in a survey's draft.
#[must_use]
pub fn publish_survey(survey: &str) -> String {
    format!("/staff/surveys/{survey}/publish")
}

/// A part of a survey's draft.
#[must_use]
pub fn edit_survey(survey: &str, part: &str) -> String {
    format!("/staff/surveys/{survey}/edit/{part}")
}

/// Moves an item of a survey's draft.
#[must_use]
pub fn move_item(survey: &str) -> String {
    format!("/staff/surveys/{survey}/order")
}

/// Puts a file into a survey's draft.
#[must_use]
pub fn import_survey(survey: &str) -> String {
    format!("/staff/surveys/{survey}/file")
}

/// A survey as a file.
#[must_use]
pub fn export_survey(survey: &str, language: Language) -> String {
    format!("/staff/surveys/{survey}/files/{language}.toml")
}

/// Where the addresses of a draft's preview begin.
#[must_use]
pub fn preview_draft(survey: &str) -> String {
    format!("/staff/surveys/{survey}/preview")
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

/// Makes the first results of an open wave public.
#[must_use]
pub fn first_results(wave: &str) -> String {
    format!("/staff/waves/{wave}/first-results")
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

/// A link's slips.
#[must_use]
pub fn slips(link: &str) -> String {
    format!("/staff/links/{link}/slips")
}

/// Begins the plan of a wave of a partnership.
#[must_use]
pub fn drafts(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/drafts")
}

/// A wave before it opens.
#[must_use]
pub fn draft(draft: &str) -> String {
    format!("/staff/drafts/{draft}")
}

/// Opens a draft's wave.
#[must_use]
pub fn draft_open(draft: &str) -> String {
    format!("/staff/drafts/{draft}/open")
}

/// Throws a draft away.
#[must_use]
pub fn draft_discard(draft: &str) -> String {
    format!("/staff/drafts/{draft}/discard")
}

/// Says that a draft's notices tell of what the machine's check found.
#[must_use]
pub fn draft_machine(draft: &str) -> String {
    format!("/staff/drafts/{draft}/machine")
}

/// What a draft's families are told.
#[must_use]
pub fn draft_notices(draft: &str) -> String {
    format!("/staff/drafts/{draft}/notices")
}

/// Says that a draft's notices are right.
#[must_use]
pub fn draft_read(draft: &str) -> String {
    format!("/staff/drafts/{draft}/notices/read")
}

/// A data protection impact assessment, drafted from a plan.
#[must_use]
pub fn draft_assessment(draft: &str) -> String {
    format!("/staff/drafts/{draft}/assessment")
}

/// What a partnership says about itself.
#[must_use]
pub fn partnership(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}")
}

/// Who answers for a partnership's data.
#[must_use]
pub fn controller(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/controller")
}

/// A help line of a partnership's own.
#[must_use]
pub fn lines(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/lines")
}

/// Somebody of a partnership has checked a help line.
#[must_use]
pub fn line_checked(partnership: &str, line: &str) -> String {
    format!("/staff/partnerships/{partnership}/lines/{line}/checked")
}

/// Takes a help line of a partnership away.
#[must_use]
pub fn line_removed(partnership: &str, line: &str) -> String {
    format!("/staff/partnerships/{partnership}/lines/{line}/removed")
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

/// A wave's codebook.
#[must_use]
pub fn codebook(wave: &str) -> String {
    format!("/staff/waves/{wave}/codebook")
}

/// What a coder found in a text of a wave.
#[must_use]
pub fn words_themes(wave: &str) -> String {
    format!("/staff/waves/{wave}/words/themes")
}

/// A text on the moderator's desk.
#[must_use]
pub fn text_on_desk(wave: &str, words: &str) -> String {
    format!("/staff/waves/{wave}/words#{words}")
}

/// A file that never changes.
#[must_use]
pub fn asset(hash: &str, file: &str) -> String {
    format!("/a/{hash}/{file}")
}

/// People's own words: what is to be read.
pub const WORDS: &str = "/staff/words";
/// The keys of words: one's own, and those of one's partnerships.
pub const WORD_KEYS: &str = "/staff/words/keys";
/// One's own key is kept.
pub const WORD_LOCK: &str = "/staff/words/keys/own";
/// A partnership's key is made or replaced.
pub const WORD_KEY: &str = "/staff/partnerships/{partnership}/words/key";
/// Somebody is given a partnership's keys.
pub const WORD_COPIES: &str = "/staff/partnerships/{partnership}/words/copies";
/// They are taken from somebody.
pub const WORD_COPIES_TAKEN: &str = "/staff/partnerships/{partnership}/words/copies/taken";
/// The moderator's desk of a wave.
pub const DESK: &str = "/staff/waves/{wave}/words";
/// Its texts, sealed.
pub const DESK_TEXTS: &str = "/staff/waves/{wave}/words/texts";
/// What somebody decided of a text.
pub const DECISION: &str = "/staff/waves/{wave}/words/decision";

/// A partnership's key is made or replaced.
#[must_use]
pub fn word_key(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/words/key")
}

/// Somebody is given a partnership's keys.
#[must_use]
pub fn word_copies(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/words/copies")
}

/// They are taken from somebody.
#[must_use]
pub fn word_copies_taken(partnership: &str) -> String {
    format!("/staff/partnerships/{partnership}/words/copies/taken")
}

/// The moderator's desk of a wave.
#[must_use]
pub fn desk(wave: &str) -> String {
    format!("/staff/waves/{wave}/words")
}
