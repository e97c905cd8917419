//! What must be done before words can be published: every text is read, decided of and coded.

/// How many of a wave's texts still wait, and for what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Judged {
    /// All texts.
    pub texts: usize,
    /// Nobody has read them.
    pub unread: usize,
    /// To be looked at again.
    pub held: usize,
    /// A child's, and a second person has not confirmed them.
    pub proposed: usize,
    /// Nobody has coded them.
    pub uncoded: usize,
    /// Coders found different themes, and nobody settled it.
    pub differ: usize,
}

impl Judged {
    /// Whether nothing waits.
    #[must_use]
    pub const fn is_ready(self) -> bool {
        self.unread + self.held + self.proposed + self.uncoded + self.differ == 0
    }

    /// What waits, a sentence each.
    #[must_use]
    pub fn sentences(self) -> Vec<String> {
        let waits = [
            (self.unread, ["has not been read by anyone.", "have not been read by anyone."]),
            (self.held, ["is held, to be looked at again: decide it first.", "are held, to be looked at again: decide them first."]),
            (self.proposed, ["of a child’s waits for a second person.", "of children’s wait for a second person."]),
            (
                self.uncoded,
                ["has no themes yet: code it, if only as “none of these”.", "have no themes yet: code them, if only as “none of these”."],
            ),
            (self.differ, ["was coded differently by two people: settle it.", "were coded differently by two people: settle them."]),
        ];
        let sentence = |(many, [one, several]): (usize, [&str; 2])| match many {
            1 => format!("1 text {one}"),
            many => format!("{many} texts {several}"),
        };
        waits.into_iter().filter(|(many, _)| *many > 0).map(sentence).collect()
    }
}
