//! A partnership's survey through its pages: what is refused, and that nothing typed is lost.

use domain::staff::Role;

use crate::support::{
    Answer, App,
    desk::{Desk, administrator, person},
    on_both_engines,
};

on_both_engines!(
    a_copy_is_changed_and_published,
    what_does_not_fit_is_refused_and_kept_in_its_field,
    who_read_it_before_does_not_write_over_it,
    a_survey_is_its_partnerships_own,
    a_survey_is_put_out_and_in_as_files,
    a_translation_stands_beside_its_english,
);

async fn manager(app: &App) -> Desk<'_> {
    Desk::of(app, "mary@example.org", person("fife", Role::Manager)).await
}

/// A copy for Fife: where its page is.
async fn copied(desk: &mut Desk<'_>) -> String {
    let copied = desk.post("/staff/partnerships/fife/surveys", &[("survey", "ask-the-family")]).await;
    assert_eq!(copied.status, 303);
    copied.header("location").to_owned()
}

/// What the page's fields hold, with these instead.
async fn filled(desk: &mut Desk<'_>, path: &str, instead: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = desk.get(path).await;
    let mut fields = vec![("revision".to_owned(), page.after("name=\"revision\" value=\""))];
    for area in page.body.split("<textarea").skip(1) {
        let name = area.split("name=\"").nth(1).unwrap().split('"').next().unwrap();
        let text = area.split_once('>').unwrap().1.split("</textarea>").next().unwrap();
        fields.push((name.to_owned(), text.to_owned()));
    }
    for tick in page.body.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap()) {
        if tick.contains("checkbox") && tick.contains(" checked") {
            fields.push((tick.split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned(), "on".to_owned()));
        }
    }
    for (name, text) in instead {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*text).to_owned()));
    }
    fields
}

async fn posted(desk: &mut Desk<'_>, path: &str, instead: &[(&str, &str)]) -> Answer {
    let fields = filled(desk, path, instead).await;
    send(desk, path, &fields).await
}

async fn send(desk: &mut Desk<'_>, path: &str, fields: &[(String, String)]) -> Answer {
    let pairs: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    desk.post(path, &pairs).await
}

async fn a_copy_is_changed_and_published(app: App) {
    let mut desk = manager(&app).await;
    let survey = copied(&mut desk).await;
    assert!(desk.get("/staff/surveys").await.body.contains("a draft, not published yet"));
    let item = format!("{survey}/edit/item-T1");
    // Check keeps nothing.
    let checked = posted(&mut desk, &item, &[("wording-adult", "They notice my views."), ("check", "")]).await;
    assert_eq!(checked.status, 200);
    assert!(checked.body.contains("Nothing is wrong with it") && checked.body.contains("They notice my views."));
    assert!(!desk.get(&item).await.body.contains("They notice"));
    let saved = posted(&mut desk, &item, &[("wording-adult", "They notice my views.")]).await;
    assert_eq!((saved.status.as_u16(), saved.header("location")), (303, format!("{survey}?saved#item-T1").as_str()));
    assert!(desk.get(&format!("{survey}/preview/adult")).await.body.contains("notice"));
    let own = [("theme", "T5"), ("wording-adult", "I know our family centre.")];
    let added = posted(&mut desk, &format!("{survey}/edit/new-item"), &own).await;
    let (_, id) = added.header("location").rsplit_once("#item-").unwrap();
    assert!(id.starts_with("own-"), "{id}");
    let revision = desk.get(&survey).await.after("name=\"revision\" value=\"");
    let up = [("revision", revision.as_str()), ("item", id), ("way", "up")];
    assert_eq!(desk.post(&format!("{survey}/order"), &up).await.status, 303);
    assert_eq!(desk.post(&format!("{survey}/order"), &up).await.status, 422);
    let (background, questions) = (format!("{survey}/edit/background"), format!("{survey}/edit/open-questions"));
    let fields = [("revision".to_owned(), (revision.parse::<i64>().unwrap() + 1).to_string()), ("age".to_owned(), "on".to_owned())];
    assert_eq!(send(&mut desk, &background, &fields).await.status, 303);
    assert_eq!(posted(&mut desk, &questions, &[("best-adult", "What helps?")]).await.status, 303);

    let news = desk.get(&format!("{survey}/publish")).await;
    for said in ["item T1, adult", "They notice my views.", "background questions to choose from", "open question best, adult", "Polski"] {
        assert!(news.body.contains(said), "{said}");
    }
    let done = posted(&mut desk, &format!("{survey}/publish"), &[]).await;
    assert!(done.body.contains("It is published."));
    assert!(desk.get(&survey).await.body.contains("Version 1, published"));
    // Pressed twice, it is published once.
    let again = desk.post(&format!("{survey}/publish"), &[("revision", "1")]).await;
    assert_eq!(again.status, 200);
    assert_eq!(desk.post(&format!("{survey}/draft"), &[]).await.status, 303);
    assert!(desk.get(&survey).await.body.contains("publish version 2"));
    let discard = format!("{survey}/discard");
    assert_eq!(desk.post(&discard, &[("revision", "1"), ("name", "another")]).await.status, 422);
    assert_eq!(desk.post(&discard, &[("revision", "9"), ("name", "ask the family")]).await.status, 422);
    assert_eq!(desk.post(&discard, &[("revision", "1"), ("name", "ask the family")]).await.header("location"), survey);
    let acts: Vec<_> = app.db.audit().await.unwrap().into_iter().map(|entry| entry.act).collect();
    for act in ["copied a survey", "published a survey", "began a new version of a survey", "discarded the draft of a survey"] {
        assert!(acts.iter().any(|known| known == act), "{act}: {acts:?}");
    }
}

async fn what_does_not_fit_is_refused_and_kept_in_its_field(app: App) {
    let mut desk = manager(&app).await;
    let survey = copied(&mut desk).await;
    let item = format!("{survey}/edit/item-T1");
    let long = "a b c d e f g h i j k l m n o p q";
    for (typed, why) in [("Do junkies listen?", "a word that wounds"), (long, "at most 16 words; this has 17")] {
        for check in [None, Some(("check", ""))] {
            let instead: Vec<_> = [("wording-child", typed)].into_iter().chain(check).collect();
            let refused = posted(&mut desk, &item, &instead).await;
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains(why) && refused.body.contains(typed) && refused.body.contains("href=\"#wording-child\""));
        }
    }
    assert!(!app.db.survey_drafts().await.unwrap()[0].body.contains("junkie"));
    let hard = posted(&mut desk, &item, &[("wording-child", "Organisations accommodate individuality?"), ("check", "")]).await;
    assert!(hard.body.contains("above 3, the limit for children"), "{}", hard.body);
    let told = format!("{survey}/edit/child");
    let empty = posted(&mut desk, &told, &[("welcome", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("This text is empty"));
    let wounds = posted(&mut desk, &format!("{survey}/edit/pl"), &[("item.T1.child", "Dla narkomanów?")]).await;
    assert_eq!(wounds.status, 422);
    assert!(wounds.body.contains("Dla narkomanów?"));

    // What only the whole can say is said before publishing, which stays shut.
    for id in ["T1", "T2", "T3", "T5", "T6", "T7", "T11", "T12", "T14"] {
        let text = format!("Organisations necessitate accountability, individuality, interdisciplinarity {id}?");
        assert_eq!(posted(&mut desk, &format!("{survey}/edit/item-{id}"), &[("wording-child", &text)]).await.status, 303, "{id}");
    }
    let shut = desk.get(&format!("{survey}/publish")).await;
    assert!(shut.body.contains("It cannot be published like this") && !shut.body.contains("A version is for good"));
    let revision = app.db.survey_drafts().await.unwrap()[0].revision.to_string();
    let refused = desk.post(&format!("{survey}/publish"), &[("revision", &revision)]).await;
    assert_eq!(refused.status, 422);
    assert!(app.db.survey_versions().await.unwrap().is_empty());
}

async fn who_read_it_before_does_not_write_over_it(app: App) {
    let mut desk = manager(&app).await;
    let survey = copied(&mut desk).await;
    let item = format!("{survey}/edit/item-T1");
    let before = filled(&mut desk, &item, &[("wording-adult", "Mine, written here.")]).await;
    assert_eq!(posted(&mut desk, &item, &[("wording-adult", "Theirs, written there.")]).await.status, 303);
    let refused = send(&mut desk, &item, &before).await;
    assert_eq!(refused.status, 409);
    for said in ["Somebody else saved this survey", "Mine, written here.", "Saved now: Theirs, written there."] {
        assert!(refused.body.contains(said), "{said}");
    }
    // The page that came back begins from what is saved now: pressing again is a decision.
    let revision = refused.after("name=\"revision\" value=\"");
    let again = before.into_iter().map(|(name, text)| if name == "revision" { (name, revision.clone()) } else { (name, text) });
    assert_eq!(send(&mut desk, &item, &again.collect::<Vec<_>>()).await.status, 303);
    assert!(desk.get(&item).await.body.contains("Mine, written here."));
    let stale = desk.post(&format!("{survey}/publish"), &[("revision", "1")]).await;
    assert_eq!(stale.status, 409);
    let file = desk.get(&format!("{survey}/files/en.toml")).await.body;
    let refused = desk.post(&format!("{survey}/file"), &[("revision", "1"), ("file", &file)]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("Mine, written here."));
}

async fn a_survey_is_its_partnerships_own(app: App) {
    let mut desk = manager(&app).await;
    let survey = copied(&mut desk).await;
    let mut other = Desk::of(&app, "angus@example.org", person("angus", Role::Manager)).await;
    let mut viewer = Desk::of(&app, "viewer@example.org", person("fife", Role::Viewer)).await;
    for path in ["", "/publish", "/edit/title", "/files/en.toml", "/preview/child"] {
        assert_eq!(other.get(&format!("{survey}{path}")).await.status, 404, "{path}");
    }
    let list = other.get("/staff/surveys").await.body;
    assert!(!list.contains(&survey) && list.contains("Copy and change it for"));
    for path in ["/publish", "/edit/title", "/file"] {
        assert_eq!(viewer.get(&format!("{survey}{path}")).await.status, 403, "{path}");
    }
    let seen = viewer.get(&survey).await;
    assert!(seen.status == 200 && !seen.body.contains("/edit/") && !seen.body.contains("Discard"));
    assert!(!viewer.get("/staff/surveys").await.body.contains("Copy and change it for"));
    assert!(viewer.get(&format!("{survey}/preview/child?lang=ar")).await.body.contains("dir=\"rtl\""));
    // Nobody copies what they do not know, nor looks at it by the other address.
    let id = survey.rsplit('/').next().unwrap();
    let taken = other.post("/staff/partnerships/angus/surveys", &[("survey", id)]).await;
    assert_eq!(taken.header("location"), "/staff/surveys");
    assert_eq!(other.get(&format!("/staff/preview/{id}/child")).await.status, 404);
    let mut ada = Desk::of(&app, "ada@example.org", administrator()).await;
    assert_eq!(ada.get(&survey).await.status, 200);
    assert!(ada.get("/staff/surveys?partnership=angus").await.body.contains("/staff/partnerships/angus/surveys"));
}

async fn a_survey_is_put_out_and_in_as_files(app: App) {
    let mut desk = manager(&app).await;
    let survey = copied(&mut desk).await;
    let (out, into) = (format!("{survey}/files/en.toml"), format!("{survey}/file"));
    let file = desk.get(&out).await;
    assert!(file.header("content-disposition").contains("attachment") && file.body.contains("[[item]]"));
    let changed = file.body.replace("My community is too small", "Too few people live here");
    let put = posted(&mut desk, &into, &[("file", &changed)]).await;
    assert_eq!(put.header("location"), format!("{survey}?saved"));
    assert_eq!(desk.get(&out).await.body, changed);
    let polish = desk.get(&format!("{survey}/files/pl.toml")).await.body;
    assert!(!polish.contains("small-community"), "its English changed: {polish}");
    let whole = polish.replace("[item.T13]\n", "[item.T13]\nchoice.\"small-community\" = \"Za mała społeczność\"\n");
    assert_eq!(posted(&mut desk, &into, &[("file", &whole)]).await.status, 303);
    assert!(desk.get(&format!("{survey}/files/pl.toml")).await.body.contains("Za mała społeczność"));
    for (typed, why) in [
        ("", "Paste the file first."),
        ("id = \"x\"\nversion = 1", "Line 2"),
        (&*changed.replace("Too few people live here", "For drug users"), "is a word that wounds"),
        (&*whole.replace("Za mała", "Dla narkomanów"), "is a word that wounds"),
    ] {
        let refused = posted(&mut desk, &into, &[("file", typed)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.to_lowercase().contains(&why.to_lowercase()), "{why}");
        assert!(refused.body.contains(typed.lines().last().unwrap_or_default().trim_matches(['"', ']', '[']).trim()));
    }
    assert!(app.db.audit().await.unwrap().iter().any(|entry| entry.act == "put a file into a survey"));
}

async fn a_translation_stands_beside_its_english(app: App) {
    let mut desk = manager(&app).await;
    let survey = copied(&mut desk).await;
    let arabic = format!("{survey}/edit/ar");
    let page = desk.get(&arabic).await.body;
    assert!(page.contains("Nothing is missing.") && page.contains("dir=\"rtl\"") && page.contains("lang=\"ar\""));
    assert!(page.contains("Do grown-ups listen to what you think?"));
    let saved = posted(&mut desk, &arabic, &[("item.T1.child", ""), ("read", "on")]).await;
    assert_eq!(saved.status, 303);
    let page = desk.get(&arabic).await.body;
    assert!(page.contains("One text is missing") && page.contains(">missing</span>"));
    assert!(desk.get(&survey).await.body.contains("read by a native reader; one text is missing and stands in English"));
    // Changed English is missing again, unless it means the same.
    let item = format!("{survey}/edit/item-T2");
    posted(&mut desk, &item, &[("wording-child", "Is there a grown-up you trust?"), ("same", "on")]).await;
    assert!(desk.get(&arabic).await.body.contains("One text is missing"));
    posted(&mut desk, &item, &[("wording-child", "Do you trust a grown-up?")]).await;
    let page = desk.get(&arabic).await.body;
    // What was translated before is not lost: it may still fit.
    assert!(page.contains("2 texts are missing") && page.matches("Before its English changed: ").count() == 2);
}
