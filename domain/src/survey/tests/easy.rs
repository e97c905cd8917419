//! Easy words say the same more simply: what does not fit is refused, what is no easier is listed.

use crate::survey::{ASK_THE_FAMILY, check, parse};

#[test]
fn easy_words_that_do_not_fit_are_refused_or_listed() {
    let easy = "easy.adult = \"Our helpers listen to what I think.\"";
    for (new, reason) in [
        ("easy.adult = \" \"", "this text is empty"),
        ("easy.adult = \"Users say what they think.\"", "\"user\" is a word that wounds"),
        ("easy.adult = \"a b c d e f g h i j k l m n o p q\"", "at most 16 words; this has 17"),
        ("easy.teen = \"They listen.\"", "unknown variant `teen`"),
    ] {
        let refusal = parse(&ASK_THE_FAMILY.replacen(easy, new, 1)).unwrap_err();
        assert!(refusal.reason.contains(reason), "{refusal}");
        assert_eq!(refusal.line, 1 + ASK_THE_FAMILY.lines().position(|line| line == easy).unwrap(), "{refusal}");
    }
    let none = "none = \"nothing\"";
    let refusal = parse(&ASK_THE_FAMILY.replacen(none, &format!("easy.child = \"What was hard?\"\n{none}"), 1)).unwrap_err();
    assert_eq!(refusal.reason, "\"T13\" has easy words for \"child\", who is not asked");

    let listed = |text: &str| {
        check(&parse(text).unwrap()).iter().map(ToString::to_string).filter(|said| said.contains("easy words")).collect::<Vec<_>>()
    };
    assert_eq!(listed(ASK_THE_FAMILY), [""; 0]);
    let harder = ASK_THE_FAMILY.replacen(easy, "easy.adult = \"Professional organisations consider my perspective.\"", 1);
    assert_eq!(listed(&harder).len(), 1, "{:?}", listed(&harder));
    assert!(listed(&harder)[0].starts_with("Adults: the easy words of T1 read at grade "));
}
