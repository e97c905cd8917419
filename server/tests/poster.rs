//! A link on paper: what stands on its poster and its cards is the link's own. Who may see them is asked where they are mounted.

use axum::{
    http::{StatusCode, header},
    response::Response,
};
use domain::{language::Language, survey::Audience};
use http_body_util::BodyExt as _;
use server::{
    http::poster::{Kind, address, poster, qr_png, qr_svg},
    service::qr::Qr,
};

use crate::support::{App, on_both_engines};

on_both_engines!(a_poster_leads_to_its_link, a_poster_says_place_and_last_day);

async fn body(response: Response) -> String {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn a_poster_leads_to_its_link(app: App) {
    let (_, links) = app.wave(&[]).await;
    let found = app.state.links.find(&links[0].code).await.unwrap();
    let code = links[0].code.as_str();
    for (language, leads_to) in [(Language::English, String::new()), (Language::Polish, "?lang=pl".to_owned())] {
        let leads_to = format!("https://blether.test/s/{code}{leads_to}");
        assert_eq!(address(&app.state, &found.0, language), leads_to);
        let drawn = Qr::of(&leads_to).unwrap().svg();
        for audience in [None].into_iter().chain(Audience::ALL.map(Some)) {
            for (kind, times) in [(Kind::Poster, 1), (Kind::Cards, 4)] {
                let shown = poster(&app.state, &found, language, audience, kind).await;
                assert_eq!(shown.status(), StatusCode::OK);
                let page = body(shown).await;
                assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"), "{page}");
                assert!(page.contains(&format!("<html lang=\"{}\"", language.tag())));
                assert_eq!(page.matches(&drawn).count(), times, "{kind:?}");
                assert!(!page.contains("style=") && !page.contains("<script"));
            }
        }
    }
}

async fn a_poster_says_place_and_last_day(app: App) {
    // 30 June 2027, at whose end in Scotland it closes.
    let (_, links) = app.wave_until(1_814_396_400).await;
    let found = app.state.links.find(&links[0].code).await.unwrap();
    for kind in [Kind::Poster, Kind::Cards] {
        let page = body(poster(&app.state, &found, Language::English, Some(Audience::Child), kind).await).await;
        assert!(page.contains(">Fife</span>") && page.contains("This survey closes on 30 June 2027."), "{page}");
        assert!(page.contains("0800 1111"));
    }
}

#[tokio::test]
async fn a_qr_code_comes_as_a_file() {
    let address = "https://ask.example.scot/s/bcd23fg";
    for (response, kind) in [(qr_svg(address), "image/svg+xml"), (qr_png(address), "image/png")] {
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], kind);
        assert_eq!(response.headers()[header::CONTENT_DISPOSITION], "attachment");
    }
    assert_eq!(body(qr_svg(address)).await, Qr::of(address).unwrap().svg());
    assert_eq!(qr_png(&"a".repeat(4_000)).status(), StatusCode::INTERNAL_SERVER_ERROR);
}
