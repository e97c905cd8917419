//! Which rules are in force: all of them, always. A test may leave one out, to see that an attack then succeeds.

/// The rules of SDC-1 by name, as the attacks know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// 1: three breakdowns at most.
    Plan,
    /// 2, first half: small groups are hidden.
    Bases,
    /// 2, second half: so is what would give them away.
    Siblings,
    /// 3, first half: counts are rounded at random.
    Rounding,
    /// 3, second half: the same people always to the same number.
    Contributors,
    /// 4: "nearly all" and tiers in place of counts.
    Forms,
    /// 5: people are held back from an interim release.
    Timing,
    /// 6: what the tables tell together is bounded.
    Audit,
    /// 7: only what somebody said may be shared.
    Consent,
    /// 7: only what a person let out, and two where a child said it.
    Readers,
    /// 7: a quote or a paraphrase stands among many texts.
    Floors,
    /// 7: what is quoted leaves of the others' themes as much open as a table must.
    Others,
    /// 7: the order of what is quoted says nothing.
    Unlinked,
}

/// The rules in force.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    #[cfg(test)]
    without: Option<Rule>,
}

impl Rules {
    /// All of them: the only value outside tests.
    pub(crate) const ALL: Self = Self {
        #[cfg(test)]
        without: None,
    };

    /// All but one.
    #[cfg(test)]
    pub(crate) const fn without(rule: Rule) -> Self {
        Self { without: Some(rule) }
    }

    /// Whether a rule is in force.
    #[cfg(not(test))]
    pub(crate) const fn apply(self, _rule: Rule) -> bool {
        true
    }

    /// Whether a rule is in force.
    #[cfg(test)]
    pub(crate) fn apply(self, rule: Rule) -> bool {
        self.without != Some(rule)
    }
}
