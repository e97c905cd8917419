//! Each thing that no survey may have is refused with its line and reason.

use crate::survey::{ASK_THE_FAMILY, parse};

/// Changes the shipped file so, and expects a refusal of the line in which `at` then first begins.
fn refused((old, new, at, reason): (&str, &str, &str, &str)) {
    assert!(ASK_THE_FAMILY.contains(old), "the shipped file lacks: {old}");
    let changed = ASK_THE_FAMILY.replacen(old, new, 1);
    let refusal = parse(&changed).unwrap_err();
    assert!(refusal.reason.contains(reason), "expected \"{reason}\", got: {refusal}");
    let line = 1 + changed.split(at).next().unwrap().matches('\n').count();
    assert!(changed.contains(at) && refusal.line == line, "expected line {line}, got: {refusal}");
    assert_eq!(refusal.to_string(), format!("line {line}: {}", refusal.reason));
}

#[test]
fn ids_and_references_that_do_not_fit_are_refused() {
    [
        ("id = \"T2\"\ntheme", "id = \"T1\"\ntheme", "id = \"T1\"\ntheme = \"T2\"", "the question \"T1\" is there twice"),
        ("id = \"T2\"\ntitle", "id = \"T1\"\ntitle", "id = \"T1\"\ntitle = \"People I trust\"", "the theme \"T1\" is there twice"),
        ("id = \"gender\"", "id = \"support\"", "id = \"support\"\ntitle = \"Support", "the question \"support\" is there twice"),
        ("{ id = \"travel\"", "{ id = \"cost\"", "{ id = \"cost\", label = \"Cost\"", "the choice \"cost\" is there twice"),
        ("{ id = \"disagree\"", "{ id = \"agree\"", "{ id = \"agree\", label = \"Agree\"", "the point \"agree\" is there twice"),
        ("id = \"five\"", "id = \"three\"", "id = \"three\"\npoints = [\n    { id = \"strongly", "the scale \"three\" is there twice"),
        ("id = \"services\"", "id = \"culture\"", "id = \"culture\"\ntitle = \"Services\"", "the section \"culture\" is there twice"),
        ("id = \"uncrc\"", "id = \"promise\"", "id = \"promise\"\ntitle = \"UN", "the lens \"promise\" is there twice"),
        ("id = \"T4\"\ntheme", "id = \"send\"\ntheme", "id = \"send\"", "\"send\" is a name that the form itself uses"),
        ("id = \"best\"", "id = \"token\"", "id = \"token\"", "\"token\" is a name that the form itself uses"),
        ("{ id = \"friend\"", "{ id = \"rather-not-say\"", "{ id = \"rather-not-say\"", "\"rather-not-say\" is always offered"),
        ("{ id = \"travel\"", "{ id = \"not-sure\"", "{ id = \"not-sure\"", "\"not-sure\" is always offered"),
        ("id = \"T4\"\ntitle", "id = \"T 4\"\ntitle", "id = \"T 4\"", "\"T 4\" is no id"),
        ("theme = \"T4\"", "theme = \"T44\"", "theme = \"T44\"", "there is no theme \"T44\""),
        ("section = \"workforce\"", "section = \"work\"", "section = \"work\"", "there is no section \"work\""),
        ("lens = \"uncrc\"", "lens = \"unrcr\"", "{ lens = \"unrcr\"", "there is no lens \"unrcr\""),
        ("scale = \"three\"", "scale = \"four\"", "scale = \"four\"", "there is no scale \"four\""),
        ("none = \"nothing\"", "none = \"nowt\"", "none = \"nowt\"", "there is no choice \"nowt\""),
        ("without_support = \"no\"", "without_support = \"nope\"", "without_support = \"nope\"", "there is no choice \"nope\""),
    ]
    .into_iter()
    .for_each(refused);
}

#[test]
fn wordings_that_do_not_fit_are_refused() {
    let long = "What got in the way of getting support for you or for anyone else in your whole family?";
    let t1 = "\"Do grown-ups listen to what you think?\"";
    [
        ("What got in the way of getting support?", long, "wording.adult = \"What got in the way", "at most 16 words; this has 18"),
        ("wording.adult = \"What got in", "# \"What got in", "id = \"T13\"\ntheme", "\"T13\" is worded for no audience"),
        ("wording.young = \"What has", "wording.teen = \"What has", "wording.teen", "unknown variant `teen`"),
        (t1, "\"  \"", "wording.child = \"  \"", "this text is empty"),
        ("\"Grown-ups who listen\"", "\"\"", "    \"\",", "this text is empty"),
        (t1, "\"OK?\"\nnone = \"x\"", "none = \"x\"", "`none` belongs to a tick-list"),
    ]
    .into_iter()
    .for_each(refused);
}

#[test]
fn words_that_wound_are_refused_wherever_people_read() {
    for (word, plain) in [
        ("addicts", "addict"),
        ("Alcoholic", "alcoholic"),
        ("junkies", "junkie"),
        ("clean", "clean"),
        ("abuses", "abuse"),
        ("drug-user", "user"),
    ] {
        let reason = format!("\"{plain}\" is a word that wounds");
        for (old, at) in [
            ("Something else\"", "label = \"Some "),
            ("Ask the Family\"\n", "title = \"Some "),
            ("What has helped", "wording.young = \"Some "),
        ] {
            let end = old.trim_start_matches(|letter| letter != '"');
            refused((old, &format!("Some {word}{end}"), at, &reason));
        }
    }
    for fine in ["cleaner", "used", "reuse", "abuzz"] {
        assert!(parse(&ASK_THE_FAMILY.replacen("Something else", fine, 1)).is_ok(), "{fine}");
    }
}

#[test]
fn scales_and_choices_that_do_not_fit_are_refused() {
    let other_way = "    { id = \"another\", label = \"I say it another way\" },\n";
    let two_less = "    { id = \"man\", label = \"Man or boy\" },\n    { id = \"another\", label = \"I say it another way\" },\n";
    let five_more: String = (1..=4).map(|count| format!("    {{ id = \"way-{count}\", label = \"Way\" }},\n")).collect();
    let seven = format!("{other_way}{five_more}");
    let (_, ticks) = ASK_THE_FAMILY.split_once("none = \"nothing\"\n").unwrap();
    let ticks = format!("{}]\n", ticks.split_once("]\n").unwrap().0);
    let points = "points = [\n    { id = \"no\", label = \"No\", stance = \"negative\", face = \"calm\" },\n    { id = \"sort-of\", label = \"Sort of\", stance = \"mixed\", face = \"smile\" },\n";
    [
        (points, "points = [\n", "id = \"three\"\npoints", "at least two points"),
        ("\"No\", stance = \"negative\"", "\"No\", stance = \"mixed\"", "id = \"three\"\npoints", "a positive and a negative point"),
        ("\"Yes\", stance = \"positive\"", "\"Yes\", stance = \"mixed\"", "id = \"three\"\npoints", "a positive and a negative point"),
        (", face = \"smile\"", "", "{ id = \"sort-of\"", "a face on every point or on none"),
        ("face = \"smile\"", "face = \"sad\"", "{ id = \"sort-of\"", "unknown variant `sad`"),
        ("id = \"sort-of\"", "id = \"not-sure\"", "{ id = \"not-sure\"", "\"not-sure\" is always offered"),
        (two_less, "", "id = \"gender\"", "2 to 6 choices; this has 1"),
        (&ticks, "choices = [\n]\n", "id = \"T13\"\ntheme", "a tick-list has at least two choices"),
        (other_way, &seven, "id = \"gender\"", "2 to 6 choices; this has 7"),
    ]
    .into_iter()
    .for_each(refused);
}

#[test]
fn audiences_that_do_not_fit_are_refused() {
    let (_, topics) = ASK_THE_FAMILY.split_once("topics = ").unwrap();
    let topics = format!("topics = {}]\n", topics.split_once("]\n").unwrap().0);
    let (child, rest) = ASK_THE_FAMILY.split_once("[[audience]]\nid = \"young\"").unwrap();
    let (_, rest) = rest.split_once("[[audience]]").unwrap();
    let without_young = parse(&format!("{child}[[audience]]{rest}")).unwrap_err();
    assert_eq!(without_young.reason, "the audience \"young\" is missing");
    // The last audience that is there is the adult’s, whose line is one after the child’s part and its own head.
    assert_eq!(without_young.line, child.matches('\n').count() + 2);
    [
        ("id = \"adult\"", "id = \"young\"", "id = \"young\"\nlabel = \"I’m an adult\"", "the audience \"young\" is there twice"),
        ("id = \"adult\"", "id = \"elder\"", "id = \"elder\"", "unknown variant `elder`"),
        (&topics, "topics = []\n", "id = \"child\"\nlabel", "an audience has a welcome and topics"),
        ("grade = 3\n", "grade = 1.2\n", "grade = 1.2", "the items for \"child\" together read at grade 1.5, above 1.2"),
        ("grade = 6\n", "grade = nan\n", "grade = nan", "the items for \"adult\" together"),
    ]
    .into_iter()
    .for_each(refused);

    // Pages and charts show the youngest first, in whatever order the file has them.
    let renamed =
        ASK_THE_FAMILY.replace("id = \"child\"\nlabel", "id = \"x\"\nlabel").replace("id = \"adult\"\nlabel", "id = \"child\"\nlabel");
    let swapped = renamed.replace("id = \"x\"\nlabel", "id = \"adult\"\nlabel").replacen("grade = 3\n", "grade = 9\n", 1);
    let order: Vec<_> = parse(&swapped).unwrap().audiences.iter().map(|version| version.audience).collect();
    assert_eq!(order, crate::survey::Audience::ALL);

    let no_core = parse(&ASK_THE_FAMILY.replace("\ncore = true", "")).unwrap_err();
    assert_eq!(no_core.reason, "the audience \"child\" is asked nothing");
}

#[test]
fn keys_and_syntax_that_do_not_fit_are_refused() {
    [
        ("core_only = true\n", "core_only = true\ncolour = \"red\"\n", "colour", "unknown field `colour`"),
        ("face = \"glad\"", "faces = \"glad\"", "{ id = \"yes\", label = \"Yes\", stance", "unknown field `faces`"),
        ("means = \"Services join up\"\n", "", "[[theme]]\nid = \"T10\"", "missing field `means`"),
        ("plural = \"Adults\"", "plural = 3", "plural = 3", "invalid type: integer"),
        ("plural = \"Adults\"", "plural = \"Adults", "plural = \"Adults\n", "string"),
        ("core_only = true", "core_only true", "core_only true", "="),
        ("version = \"1\"", "version = \"1\"\nversion = \"2\"", "version = \"2\"", "duplicate key"),
    ]
    .into_iter()
    .for_each(refused);
    assert_eq!(parse("").unwrap_err().line, 1);
}
