//! Who may do what.

use domain::staff::Role;
use leptos::prelude::*;

use super::waves::{Choice, PartnershipView};
use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// Somebody of a partnership.
#[derive(Debug, Clone)]
pub struct PersonView {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// For which partnership.
    pub partnership: PartnershipView,
    /// What they may do for it.
    pub roles: Vec<Role>,
}

/// A link to hand on: it is shown once.
#[derive(Debug, Clone)]
pub struct ShareLink {
    /// To whom.
    pub email: String,
    /// The whole address.
    pub address: String,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct PeopleView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Everybody of the partnerships that one may see.
    pub people: Vec<PersonView>,
    /// Administrators, by name and address.
    pub administrators: Vec<(String, String)>,
    /// The partnerships that one may invite to.
    pub partnerships: Vec<PartnershipView>,
    /// All partnerships, for an administrator to choose one from.
    pub choice: Vec<PartnershipView>,
    /// A link that was made just now.
    pub link: Option<ShareLink>,
    /// What was done just now.
    pub done: Option<String>,
    /// What was typed, and for which partnership.
    pub typed: (String, String),
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// Who may do what.
#[component]
pub fn PeoplePage(
    /// What it shows.
    page: PeopleView,
) -> impl IntoView {
    let PeopleView { frame, people, administrators, partnerships, choice, link, done, typed, wrongs } = page;
    let may_invite = partnerships.clone();
    let person = move |person: PersonView| {
        let managed = may_invite.iter().any(|one| one.id == person.partnership.id);
        view! { <PersonLine person managed/> }
    };
    view! {
        <StaffLayout title="People" section=Section::People frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            {link.map(|link| view! {
                <div class="news" role="status">
                    <p>"Send this link to "<b>{link.email}</b>". It opens once, and is not shown again."</p>
                    <p><code class="share">{link.address}</code></p>
                </div>
            })}
            {if people.is_empty() {
                view! { <p class="lead">"Nobody has been invited yet."</p> }.into_any()
            } else {
                view! { <ul class="people">{people.into_iter().map(person).collect_view()}</ul> }.into_any()
            }}
            <Choice choice action=paths::PEOPLE to="Invite somebody to"/>
            {partnerships.into_iter().map(|partnership| {
                let (of, email) = typed.clone();
                let (email, wrongs) = if of == partnership.id { (email, wrongs.clone()) } else { (String::new(), Vec::new()) };
                view! { <Invite partnership email wrongs/> }
            }).collect_view()}
            {(!administrators.is_empty()).then(|| view! {
                <h2>"Administrators"</h2>
                <p class="hint">"They may do everything for every partnership. New ones are invited on the command line."</p>
                <ul>{administrators.into_iter().map(|(name, email)| view! { <li>{name}" "<span class="hint">{email}</span></li> }).collect_view()}</ul>
            })}
        </StaffLayout>
    }
}

/// One person's part in one partnership.
#[component]
fn PersonLine(person: PersonView, managed: bool) -> impl IntoView {
    let PersonView { email, name, partnership, roles } = person;
    let listed = roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ");
    view! {
        <li>
            <p><b>{name.clone()}</b>" "<span class="hint">{email.clone()}</span><br/>{partnership.name.clone()}": "{listed}</p>
            {managed.then(|| view! {
                <details>
                    <summary>"Change"<span class="unseen">{format!(" what {name} may do")}</span></summary>
                    <form class="fields" method="post" action=paths::roles(&partnership.id)>
                        <input type="hidden" name="email" value=email.clone()/>
                        <RoleBoxes roles key=format!("{}-{email}", partnership.id)/>
                        <p class="hint">"None ticked: they lose this partnership."</p>
                        <button class="pill">"Save"</button>
                    </form>
                    <form method="post" action=paths::again(&partnership.id)>
                        <input type="hidden" name="email" value=email/>
                        <button class="pill">"Make a way back in"</button>
                        <p class="hint">"For somebody who lost their passphrase or authenticator: both are set anew, and they are signed out everywhere."</p>
                    </form>
                </details>
            })}
        </li>
    }
}

/// Somebody new.
#[component]
fn Invite(partnership: PartnershipView, email: String, wrongs: Vec<FieldError>) -> impl IntoView {
    let (open, action) = (!wrongs.is_empty(), paths::invite(&partnership.id));
    view! {
        <details class="invite" open=open>
            <summary>"Invite somebody to "{partnership.name}</summary>
            <form class="fields" method="post" action=action novalidate>
                <Field name="email" label="Their email address" value=email kind="email" wrongs/>
                <RoleBoxes roles=vec![Role::Viewer] key=partnership.id/>
                <button class="strong">"Make a link"</button>
            </form>
        </details>
    }
}

/// The roles to tick.
#[component]
fn RoleBoxes(roles: Vec<Role>, key: String) -> impl IntoView {
    let one = move |role: Role| {
        let id = format!("{key}-{role}");
        view! {
            <li>
                <input type="checkbox" id=id.clone() name="role" value=role.as_str() checked=roles.contains(&role)/>
                <label for=id><b>{role.as_str()}</b>" "<span class="hint">{role.can()}</span></label>
            </li>
        }
    };
    view! {
        <fieldset class="boxes">
            <legend>"What they may do"</legend>
            <ul>{Role::ALL.into_iter().map(one).collect_view()}</ul>
        </fieldset>
    }
}
