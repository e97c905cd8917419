//! What the desk's script calls, in a moderator's browser.
