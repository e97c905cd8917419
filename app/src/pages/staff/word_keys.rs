//! The keys of people's words. Keys are made, wrapped and handed on by script in this browser (`public/keys.js` and the WASM of `app/desk`): what is
//! posted is public or sealed. Without script the page says so.

use leptos::prelude::*;

use crate::{
    components::staff::{FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// One's own key, as the browser gets it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnKey {
    /// Its public half.
    pub public: String,
    /// Its private half, wrapped: base64.
    pub wrapped: String,
    /// Its revision.
    pub revision: i64,
}

/// A moderator of a partnership.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HolderView {
    /// The account.
    pub account: String,
    /// Their name.
    pub name: String,
    /// The public half of their own key; nothing: they have made none yet.
    pub public: Option<String>,
    /// Whether they hold the partnership's current key.
    pub holds: bool,
    /// Whether it is oneself.
    pub me: bool,
}

/// A partnership's keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeysOf {
    /// The partnership's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its current key's id; nothing: it has none.
    pub current: Option<String>,
    /// One's own copies of its keys: the key's id, and the copy in base64.
    pub copies: Vec<(String, String)>,
    /// Its moderators.
    pub holders: Vec<HolderView>,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct WordKeysView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// One's own key.
    pub own: Option<OwnKey>,
    /// The partnerships whose words one reads.
    pub partnerships: Vec<KeysOf>,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// The keys of words.
#[component]
pub fn WordKeysPage(
    /// What it shows.
    page: WordKeysView,
) -> impl IntoView {
    let WordKeysView { frame, own, partnerships, done, wrongs } = page;
    let script = paths::asset(&frame.hash, "keys.js");
    let of = {
        let own = own.clone();
        move |keys: KeysOf| view! { <Keys keys own=own.clone()/> }
    };
    view! {
        <StaffLayout title="Keys to people’s words" section=Section::Words frame wrongs>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead">"What people write is locked before it is kept. It opens only here, in a moderator’s browser. This server cannot open it, and neither can those who run it."</p>
            <p class="wrong" data-needs-script>"This page needs script: a key that the server never sees can only be made in your browser."</p>
            <h2>"Your own key"</h2>
            {match own {
                None => view! { <MakeOwn revision=0/> }.into_any(),
                Some(own) => view! { <ChangeOwn own/> }.into_any(),
            }}
            {partnerships.into_iter().map(of).collect_view()}
            <p><a href=paths::WORDS>"Back to words"</a></p>
            <script type="module" src=script></script>
        </StaffLayout>
    }
}

/// A secret that is typed and never posted: it has no name.
#[component]
fn Secret(
    /// What the script calls it.
    part: &'static str,
    /// Its id's beginning: the page has several forms.
    of: String,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
) -> impl IntoView {
    let id = format!("{of}-{part}");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id.clone()>{hint}</p> })}
            <input id=id type="password" data-part=part autocomplete=autocomplete spellcheck="false" autocapitalize="none" aria-describedby=(!hint.is_empty()).then_some(hint_id)/>
        </div>
    }
}

/// What a form of the script says.
#[component]
fn Told() -> impl IntoView {
    view! {
        <p class="wrong" role="alert" data-told
            data-short="Choose at least 12 characters. Three or four words that do not belong together are good."
            data-differs="The two are not the same. Type them again."
            data-shut="That does not open it. Look at every letter, and try again."
            data-unkept="Tick that the sheet is safe, once it is."
            data-failed="This browser could not do it. Try another one."></p>
    }
}

/// A first key of one's own, or a new one where everything is lost.
#[component]
fn MakeOwn(revision: i64) -> impl IntoView {
    view! {
        <form class="fields" method="post" action=paths::WORD_LOCK novalidate hidden data-keys="make-own">
            <p>"It opens with a passphrase of its own, not the one that you sign in with."</p>
            <input type="hidden" name="public"/>
            <input type="hidden" name="wrapped"/>
            <input type="hidden" name="revision" value=revision/>
            <Secret part="new" of="own".to_owned() label="A new passphrase for words" hint="At least 12 characters." autocomplete="new-password"/>
            <Secret part="again" of="own".to_owned() label="The same again" autocomplete="new-password"/>
            <div class="sheet-of-key" data-sheet hidden>
                <h3>"Your recovery sheet"</h3>
                <p>"If you forget the passphrase, this line opens your key. Print it or write it down, and keep it where only you look: not in an email, not in a photo."</p>
                <p class="key-line" data-line dir="ltr" translate="no"></p>
                <p class="warning">"Lose the passphrase and this sheet, and nobody can open the words that only you can open. We cannot help then: that is what keeps them safe."</p>
                <button type="button" class="pill" data-print>"Print this sheet"</button>
                <p class="tick"><input type="checkbox" id="own-kept" data-part="kept"/><label for="own-kept">"I have it on paper, in a safe place"</label></p>
            </div>
            <Told/>
            <button class="strong" data-first="Make my key" data-then="Keep this key">"Make my key"</button>
        </form>
    }
}

/// Another passphrase, by the old one or the recovery sheet.
#[component]
fn ChangeOwn(own: OwnKey) -> impl IntoView {
    let OwnKey { public, wrapped, revision } = own;
    view! {
        <p>"You have one."</p>
        <details class="invite">
            <summary>"Change its passphrase"</summary>
            <form class="fields" method="post" action=paths::WORD_LOCK novalidate hidden data-keys="change-own" data-wrapped=wrapped>
                <input type="hidden" name="public" value=public/>
                <input type="hidden" name="wrapped"/>
                <input type="hidden" name="revision" value=revision/>
                <Secret part="old" of="change".to_owned() label="The passphrase now, or the line on your recovery sheet"/>
                <Secret part="new" of="change".to_owned() label="A new passphrase for words" hint="At least 12 characters." autocomplete="new-password"/>
                <Secret part="again" of="change".to_owned() label="The same again" autocomplete="new-password"/>
                <Told/>
                <button class="strong">"Change it"</button>
            </form>
        </details>
        <details class="invite">
            <summary>"I have lost passphrase and sheet"</summary>
            <p>"You can make a new key. Words open for you again only when another moderator hands you your partnership’s key. Where nobody else holds it, they are lost."</p>
            <MakeOwn revision/>
        </details>
    }
}

/// A partnership's keys.
#[component]
fn Keys(keys: KeysOf, own: Option<OwnKey>) -> impl IntoView {
    let KeysOf { id, name, current, copies, holders } = keys;
    let hold = holders.iter().filter(|holder| holder.holds).count();
    let i_hold = holders.iter().any(|holder| holder.me && holder.holds);
    let wrapped = own.map(|own| own.wrapped);
    let to: Vec<String> = holders.iter().filter_map(|holder| Some(format!("{} {}", holder.account, holder.public.as_ref()?))).collect();
    let to = to.join("\n");
    let copies = copies.into_iter().map(|(key, copy)| format!("{key} {copy}")).collect::<Vec<_>>().join("\n");
    let line = {
        let (id, wrapped) = (id.clone(), wrapped.clone());
        move |holder: HolderView| {
            let (id, form) = (id.clone(), format!("give-{}", holder.account));
            let says = match (holder.holds, &holder.public) {
                (true, _) => "holds the key",
                (false, Some(_)) => "waits to be handed the key",
                (false, None) => "has made no key of their own yet",
            };
            let give = (!holder.holds && i_hold).then(|| holder.public.clone()).flatten().zip(wrapped.clone());
            let give = give.map(|(public, wrapped)| {
                view! {
                    <form class="fields" method="post" action=paths::word_copies(&id) novalidate hidden data-keys="give" data-wrapped=wrapped data-copies=copies.clone() data-to=public>
                        <input type="hidden" name="account" value=holder.account.clone()/>
                        <input type="hidden" name="copies"/>
                        <Secret part="old" of=form label="Your passphrase for words"/>
                        <Told/>
                        <button class="pill">"Hand "{holder.name.clone()}" the key"</button>
                    </form>
                }
            });
            let take = (holder.holds && !holder.me && hold > 1).then(|| {
                view! {
                    <form method="post" action=paths::word_copies_taken(&id)>
                        <button class="pill" name="account" value=holder.account.clone()>"Take it from "{holder.name.clone()}</button>
                    </form>
                }
            });
            view! { <li><b>{holder.name}{holder.me.then_some(" (you)")}</b>" "<span class="hint">{says}</span>{give}{take}</li> }
        }
    };
    let make = {
        let (id, to) = (id.clone(), to.clone());
        move |replaces: Option<String>, words: &'static str| {
            view! {
                <form class="fields" method="post" action=paths::word_key(&id) novalidate hidden data-keys="make" data-to=to>
                    <input type="hidden" name="public"/>
                    <input type="hidden" name="copies"/>
                    <input type="hidden" name="replaces" value=replaces.unwrap_or_default()/>
                    <Told/>
                    <button class="strong">{words}</button>
                </form>
            }
        }
    };
    let alone = hold == 1;
    view! {
        <h2>{name}</h2>
        {match (current, wrapped.is_some()) {
            (None, false) => view! { <p>"It has no key yet, so nobody is asked for words. Make your own key first."</p> }.into_any(),
            (None, true) => view! {
                <p>"It has no key yet, so nobody is asked for words."</p>
                {make(None, "Make its key")}
            }.into_any(),
            (Some(current), _) => view! {
                {alone.then(|| view! { <p class="warning">"Only one person can open its words. Have a second one: a child’s words need two people, and a lost passphrase then loses nothing."</p> })}
                <ul class="links">{holders.into_iter().map(line).collect_view()}</ul>
                {(i_hold && wrapped.is_some()).then(|| view! {
                    <details class="invite">
                        <summary>"Replace its key"</summary>
                        <p>"When somebody has left, or a passphrase may be known to others. Waves that open from now on use the new one. Those that are open or being read keep theirs until their words are deleted."</p>
                        {make(Some(current), "Make a new key")}
                    </details>
                })}
            }.into_any(),
        }}
    }
}
